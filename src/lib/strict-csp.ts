/**
 * Zod compiles its object parsers with `new Function` unless told not to, which a strict content security
 * policy reports as a violation. Imported before any schema is made.
 */
import { z } from 'zod/mini';

z.config({ jitless: true });
