import { z } from 'zod'
import type { TechnologyId, TopicId } from './model.js'
import { citationSchema, idSchema } from './schemas.js'

export const stancesSchema = z.array(
  z.strictObject({
    ...citationSchema.shape,
    stance: z.enum(['for', 'against', 'neutral', 'trade-off', 'both']),
    technology: (idSchema as unknown as z.ZodType<TechnologyId>).nullable(),
    topic: idSchema as unknown as z.ZodType<TopicId>,
    decidedBy: z.enum(['reviewed', 'pattern']),
  }),
)
