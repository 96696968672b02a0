import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { disclosureFor } from '../../../core/disclosure.ts'
import { isMadeUpStory, madeUpStories } from '../../../core/practice/made-up-stories.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { requireViewer } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { citedPassages } from '../../guidelines/cited-passages.ts'
import { choiceOf } from '../../telling/channel-choice.tsx'
import { sealedWords } from '../../word-lists/sealed-words.ts'
import { Sandbox } from '../sandbox.tsx'

await sentencesOf('practice')

/** There is no action here: nothing that is written on this page has anywhere to go. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer, language } = requireViewer(context)
  const query = new URL(request.url).searchParams
  const about = query.get('story')
  const { id, name, employmentLines } = viewer.organisation
  return {
    story: isMadeUpStory(about) ? storyIn(about, language) : undefined,
    organisation: { id, name, employmentLines },
    language,
    origin: app.baseUrl,
    ...(await inOrganisation(app.db, id, async (tx) => ({
      lists: await sealedWords(app, tx, id),
      passages: await citedPassages(tx, id, language),
    }))),
    // Without a script the button asks for this page again, with the channel and without the words.
    triedAlready: query.has('told'),
    network: choiceOf(query.get('channel') ?? undefined)?.network ?? ('linkedin' as const),
  }
}

function storyIn(about: keyof typeof madeUpStories, language: 'fi' | 'sv' | 'en') {
  const { kind, question, title, summary } = madeUpStories[about]
  const said = { title: title[language], summary: summary[language] }
  return { about, kind, question, ...said, disclosure: disclosureFor[kind], picture: null }
}

export default function SandboxPage() {
  const t = useT()
  return (
    <>
      <title>{`${t('practice.sandbox.title')} · Luotto`}</title>
      <Sandbox {...useLoaderData<typeof loader>()} />
    </>
  )
}
