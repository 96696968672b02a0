import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { inOrganisation } from '../../../platform/database.ts'
import { requireViewer } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { WideTable } from '../../../ui/wide-table.tsx'
import { CheckBallot } from '../check-ballot.tsx'
import { EnvelopePicture } from '../envelope-picture.tsx'
import { listWaves, poolsOfWave } from '../find-wave.ts'
import { fingerprint } from '../keys.ts'

await sentencesOf('pulse')

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const organisationId = viewer.organisation.id
  const waves = await inOrganisation(app.db, organisationId, async (tx) => {
    const opened = (await listWaves(tx, organisationId)).filter(({ state }) => state !== 'planned').slice(0, 4)
    return Promise.all(
      opened.map(async ({ id, number }) => ({
        ...{ id, number },
        pools: (await poolsOfWave(tx, organisationId, id)).map(({ groups, members, issued, publicKey }) => ({
          names: groups.map(({ name }) => name),
          ...{ members, issued, key: publicKey.toString('base64'), fingerprint: fingerprint(publicKey) },
        })),
      })),
    )
  })
  return { organisationId, waves }
}

const steps = ['step1', 'step2', 'step3', 'step4'] as const
const files = { client: 'src/features/pulse/ballot.ts', server: 'src/features/pulse/keys.ts' }

/** How the promise is kept: in a picture, in plain words, exactly, and checked by oneself. */
export default function How() {
  const t = useT()
  const { organisationId, waves } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('pulse.how.title')} · Luotto`}</title>
      <h1>{t('pulse.how.title')}</h1>
      <p>{t('pulse.how.short')}</p>
      <EnvelopePicture />
      <ol className="steps">
        {steps.map((step) => (
          <li key={step}>{t(`pulse.how.${step}`)}</li>
        ))}
      </ol>
      <h2>{t('pulse.how.knows')}</h2>
      <ul>
        <li>{t('pulse.how.knows.asked')}</li>
        <li>{t('pulse.how.knows.count')}</li>
      </ul>
      <h2>{t('pulse.how.not')}</h2>
      <ul>
        <li>{t('pulse.how.not.answer')}</li>
        <li>{t('pulse.how.not.waves')}</li>
      </ul>
      <h2>{t('pulse.how.limits')}</h2>
      <p>{t('pulse.how.limits.text')}</p>
      <CheckBallot waves={waves} />
      <h2>{t('pulse.how.engineer')}</h2>
      <p>{t('pulse.how.engineer.protocol', files)}</p>
      <p>{t('pulse.how.engineer.storage', { address: `/pulse/${organisationId}/…/answers` })}</p>
      <h2>{t('pulse.how.keys')}</h2>
      <p>{t(waves.length === 0 ? 'pulse.how.keys.none' : 'pulse.how.keys.about')}</p>
      {waves.map(({ id, number, pools }) => (
        <WideTable key={id} caption={t('pulse.wave', { number })}>
          <thead>
            <tr>
              <th scope="col">{t('pulse.how.keys.pool')}</th>
              <th scope="col">{t('pulse.how.keys.members')}</th>
              <th scope="col">{t('pulse.how.keys.issued')}</th>
              <th scope="col">{t('pulse.how.keys.fingerprint')}</th>
            </tr>
          </thead>
          <tbody>
            {pools.map((pool) => (
              <tr key={pool.fingerprint}>
                <th scope="row">
                  {pool.names.join(', ') || t(pools.length === 1 ? 'pulse.pool.all' : 'pulse.pool.rest')}
                </th>
                <td>{pool.members}</td>
                <td>{pool.issued}</td>
                <td>
                  <code>{inFours(pool.fingerprint)}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      ))}
    </>
  )
}

const inFours = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ')
