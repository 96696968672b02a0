/** What a leader shows of their own tellings: nothing, what they choose one by one, or all that stands in public. */
export const exampleChoices = ['off', 'chosen', 'all'] as const
export type ExampleChoice = (typeof exampleChoices)[number]

/** Whose thanks somebody takes. */
export const thanksChoices = ['everybody', 'signed', 'nobody'] as const
export type ThanksChoice = (typeof thanksChoices)[number]
