import { z } from 'zod'
import { digestContents, hookChannels } from '../../core/digest.ts'
import { languages } from '../../core/networks.ts'
import { requiredText, text } from '../../platform/form.ts'

const wholeNumber = (least: number, most: number) =>
  z
    .string('week.problem.time')
    .regex(/^\d{1,2}$/, 'week.problem.time')
    .transform(Number)
    .refine((number) => number >= least && number <= most, 'week.problem.time')

const time = { weekday: wholeNumber(1, 7), hour: wholeNumber(0, 23) }
const contents = z.array(z.enum(digestContents)).max(digestContents.length)
const longestAddress = 2000

/** What a member sends of their own ways. */
export const chosenLists = ['mail', 'push', 'slack', 'teams']
export const chosenSchema = z.object({
  ...time,
  mail: contents,
  push: contents,
  slack: contents,
  teams: contents,
  slackAddress: text(longestAddress),
  teamsAddress: text(longestAddress),
})

/** What those send who keep the organisation's channels. */
export const channelSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('add'),
    ...time,
    channel: z.enum(hookChannels),
    name: requiredText(80),
    address: requiredText(longestAddress),
    language: z.enum(languages),
    contents: contents.min(1, 'week.problem.contents'),
  }),
  z.object({ intent: z.literal('try'), id: z.uuid() }),
  z.object({ intent: z.literal('remove'), id: z.uuid() }),
])
