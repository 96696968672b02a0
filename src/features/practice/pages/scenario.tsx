import { useEffect, useRef } from 'react'
import {
  type ActionFunctionArgs,
  Form,
  Link,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { type Outcome, outcomeOf, type SceneShown, sceneIn } from '../../../core/practice/practise.ts'
import { findScenario, scenarioAfter } from '../../../core/practice/scenarios.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { requireViewer } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { passageTitle } from '../../guidelines/find-passages.ts'
import { recordPractised } from '../practised.ts'

await sentencesOf('practice')

const wanted = (id: string | undefined) => {
  const scenario = findScenario(id)
  if (!scenario) throw new Response(null, { status: 404 })
  return scenario
}

export function loader({ params, context }: LoaderFunctionArgs) {
  const { language } = requireViewer(context)
  const scenario = wanted(params.scenario)
  const after = scenarioAfter(scenario)
  return {
    id: scenario.id,
    title: scenario.title[language],
    begins: sceneIn(scenario.scenes[0], language),
    after: { id: after.id, title: after.title[language] },
  }
}

/**
 * How it goes when this is chosen. The answer is the page itself, at the same address: what one chose is in no address,
 * and so in no browser's history and no log. Asking for it twice is safe.
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { app, viewer, language } = requireViewer(context)
  const scenario = wanted(params.scenario)
  const form = await request.formData()
  const outcome = outcomeOf(scenario, String(form.get('scene')), String(form.get('choice')), language)
  if (!outcome) throw new Response(null, { status: 400 })
  await recordPractised(app, viewer, scenario.id)
  const { id } = viewer.organisation
  return { outcome, title: await inOrganisation(app.db, id, (tx) => passageTitle(tx, id, language, outcome.passage)) }
}

/** What happened, what one might do, and what happens then: neither right nor wrong, and no points. */
export default function ScenarioPage() {
  const t = useT()
  const { id, title, begins, after } = useLoaderData<typeof loader>()
  const chosen = useActionData<typeof action>()
  return (
    <>
      <title>{`${title} · Luotto`}</title>
      <h1>{title}</h1>
      {chosen ? <WhatThen {...chosen} /> : <SceneToChoose scene={begins} />}
      <nav className="tools" aria-label={t('practice.title')}>
        {/* The same page once more, from its beginning. */}
        {chosen && <Link to={`/guidance/practice/${id}`}>{t('practice.again')}</Link>}
        {chosen && !chosen.outcome.goesOn && (
          <Link to={`/guidance/practice/${after.id}`}>{t('practice.after', { title: after.title })}</Link>
        )}
        <Link to="/guidance/practice">{t('practice.all')}</Link>
      </nav>
    </>
  )
}

function SceneToChoose({ scene, level = 2 }: { scene: SceneShown; level?: 2 | 3 }) {
  const t = useT()
  const Heading = `h${level}` as const
  return (
    <>
      <p>{scene.tells}</p>
      {scene.screen && (
        <blockquote className="post">
          <p>{scene.screen}</p>
        </blockquote>
      )}
      <Heading>{t('practice.choose')}</Heading>
      <Choices scene={scene} />
    </>
  )
}

function Choices({ scene }: { scene: SceneShown }) {
  return (
    <Form method="post" className="might-do">
      <input type="hidden" name="scene" value={scene.id} />
      {scene.choices.map(({ id, does }) => (
        <button key={id} type="submit" name="choice" value={id} className="quiet">
          {does}
        </button>
      ))}
    </Form>
  )
}

function WhatThen({ outcome, title }: { outcome: Outcome; title: string }) {
  const t = useT()
  const heading = useRef<HTMLHeadingElement>(null)
  // The button is gone that was pressed: keyboard and screen reader go on at what it brought.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each new outcome
  useEffect(() => heading.current?.focus(), [outcome])
  const { does, brings, next, passage, instead, goesOn } = outcome
  return (
    <>
      <p className="hint">{t('practice.chose')}</p>
      <blockquote>
        <p>{does}</p>
      </blockquote>
      <h2 ref={heading} tabIndex={-1}>
        {t('practice.then')}
      </h2>
      <p>{brings}</p>
      {next && <p>{next}</p>}
      <p>
        <Link to={`/guidance/guidelines/${passage}`} discover="none" prefetch="none">
          {t('practice.passage', { title })}
        </Link>
      </p>
      {goesOn ? (
        <>
          <h2>{t('practice.goesOn')}</h2>
          <SceneToChoose scene={goesOn} level={3} />
        </>
      ) : (
        <>
          <h2>{t('practice.instead')}</h2>
          <Choices scene={instead} />
        </>
      )}
    </>
  )
}
