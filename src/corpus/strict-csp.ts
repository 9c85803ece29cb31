/**
 * Zod compiles its object parsers with `new Function` unless told not to, which a strict content security
 * policy reports as a violation. Imported before any schema is made: in the search worker no other file says it.
 */
import { z } from 'zod';

z.config({ jitless: true });
