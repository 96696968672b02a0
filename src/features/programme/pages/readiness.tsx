import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { may } from '../../../core/policy.ts'
import type { Lacking } from '../../../core/programme/readiness.ts'
import { dateAt } from '../../../core/weeks.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { requireViewer } from '../../../request.ts'
import { useFormats, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { findLaunch, findReadiness } from '../find-readiness.ts'
import { evidenceOf, LackingList, Part } from '../readiness-views.tsx'
import { isPreparing } from '../story-telling.ts'

await sentencesOf('readiness')

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const organisationId = viewer.organisation.id
  const today = dateAt(app.clock())
  return inOrganisation(app.db, organisationId, async (tx) => {
    const launch = await findLaunch(tx, organisationId)
    return {
      found: await findReadiness(tx, { organisationId, today }),
      preparing: await isPreparing(tx, organisationId),
      launch: launch ? { ...launch, lacking: launch.lacking as unknown as readonly Lacking[] } : null,
      mayLead: may(viewer.member, 'lead-programme'),
    }
  })
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

/** Is the ground ready? Each thing beside the others, with its evidence and day: never one score. The same for everybody. */
export default function ReadinessPage() {
  const t = useT()
  const loaded = useLoaderData<typeof loader>()
  const { found } = loaded
  return (
    <>
      <title>{`${t('programme.readiness.title')} · Luotto`}</title>
      <h1>{t('programme.readiness.title')}</h1>
      <p>{t('readiness.about')}</p>
      <Beginning {...loaded} />
      {found.judged.map((judged) => (
        <Part key={judged.part} judged={judged}>
          {evidenceOf(judged.part, found)}
        </Part>
      ))}
    </>
  )
}

/** Before the launch what is going on, and afterwards how it began. */
function Beginning({ preparing, launch, mayLead }: Loaded) {
  const t = useT()
  const { day } = useFormats()
  if (preparing)
    return (
      <div className="empty">
        <p>{t('readiness.preparing')}</p>
        {mayLead && (
          <p>
            <Link className="button" to="/together/readiness/launch">
              {t('readiness.launch.go')}
            </Link>
          </p>
        )}
      </div>
    )
  if (!launch) return null
  if (launch.lacking.length === 0) return <p className="facts">{t('readiness.launched', { day: day(launch.on) })}</p>
  return (
    <section>
      <h2>{t('readiness.launched', { day: day(launch.on) })}</h2>
      <p>{t('readiness.launched.lacking')}</p>
      <LackingList lacking={launch.lacking} />
      <p className="preserve">{t('readiness.launched.why', { reason: launch.reason })}</p>
    </section>
  )
}
