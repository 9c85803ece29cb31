/** zod/mini brings no sentences for what is wrong: imported where its issues are shown to a reader. */
import { z } from 'zod/mini';
import english from 'zod/v4/locales/en.js';

z.config(english());
