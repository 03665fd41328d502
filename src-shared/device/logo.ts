import { z } from 'zod';
import { paperImageSchema } from '#shared/contract/paper.ts';

/** As wide as 58 mm paper, so that one logo fits whatever printer takes the paper over. */
export const LOGO_DOTS_WIDE = 384;
/** 24 mm at 203 dpi. Higher ones cost the customer seconds and the shop paper. */
export const LOGO_DOTS_HIGH = 192;

/** What stands above receipts and corrections: the dots as they are burned, and the file they came from. */
export const logoSchema = z.strictObject({
  fileName: z.string().min(1).max(120),
  ...paperImageSchema.shape,
  width: z.int().min(8).max(LOGO_DOTS_WIDE),
  height: z.int().min(1).max(LOGO_DOTS_HIGH),
});
export type Logo = Readonly<z.infer<typeof logoSchema>>;
