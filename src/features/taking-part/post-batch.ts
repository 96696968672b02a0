import { z } from 'zod'
import { longestPost, mostPostsABatch } from '../../core/voice/asked-for.ts'
import { postKinds, postLanguages, postNetworks } from '../../core/voice/post.ts'

const id = z.string().min(1).max(2000)

/** What a browser sends of posts. Whose they are is told by who is signed in, never by what comes. */
export const batchSchema = z.strictObject({
  consentVersion: z.int().min(1),
  posts: z
    .array(
      z.strictObject({
        id,
        network: z.enum(postNetworks),
        time: z.iso.datetime(),
        text: z
          .string()
          .min(1)
          .max(3 * longestPost)
          // PostgreSQL keeps no NUL, and half of a character is none.
          .refine((text) => !text.includes('\u0000') && text.isWellFormed()),
        kind: z.enum(postKinds),
        thread: id,
        language: z.enum(postLanguages),
        quotable: z.boolean(),
      }),
    )
    .min(1)
    .max(mostPostsABatch),
})

export type PostBatch = z.infer<typeof batchSchema>
export type SentPost = PostBatch['posts'][number]

export const batchProblems = ['gone', 'closed', 'consent', 'not-asked-for', 'too-many'] as const
export type BatchProblem = (typeof batchProblems)[number]

/** `fresh`: how many of them the study did not have before. */
export type Received =
  | { readonly ok: true; readonly fresh: number }
  | { readonly ok: false; readonly problem: BatchProblem }
