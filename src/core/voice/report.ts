import { wilson } from '../stats/wilson.ts'
import type { Codebook, Decision } from './codebook.ts'
import { type Agreement, fewestUnits } from './codes-agreement.ts'
import type { Predictions } from './codes-predictions.ts'
import { baseCell, type Cell, codeCell, pairsCell, restCell, tiedCell } from './report-cells.ts'
import {
  funnelSteps,
  type LeadWithheld,
  type ReportContent,
  type Told,
  type ToldAgreement,
  type ToldDecision,
  type ToldShare,
} from './report-content.ts'
import { byPerson, dotsOf, releasePeople } from './report-people.ts'
import { planOf, type ReportPlan } from './report-plan.ts'
import { type ReleasedPosts, releasePosts, releaseThreads } from './report-release.ts'
import {
  type Asked,
  type Estimator,
  estimator,
  type HowDrawn,
  rounded,
  toldShare,
  toldThreads,
} from './report-shares.ts'
import { type Alike, type Tally, uncoded } from './report-tally.ts'

export type ReportInput = Pick<ReportContent, 'study' | 'quotes' | 'repeat'> & {
  readonly codebook: Codebook
  readonly tally: Tally
  readonly drawn: HowDrawn
  readonly agreement: readonly Agreement[]
  /** What a classifier says of all posts, of the codes that the report leads with. */
  readonly predictions: Predictions | null
}

type Telling = {
  readonly plan: ReportPlan
  readonly tally: Tally
  readonly posts: ReleasedPosts
  readonly people: ReadonlyMap<string, number>
  readonly estimate: Estimator
}

/** All that may be told of a study: counts, shares and intervals, each of at least five people. See decision 0030. */
export function reportOf(input: ReportInput): ReportContent {
  const { codebook, tally } = input
  const plan = madeOf(planOf(codebook), tally)
  const posts = releasePosts(plan, tally)
  const telling = {
    plan,
    tally,
    posts,
    people: releasePeople(plan, tally),
    estimate: estimator(plan, tally, input.drawn),
  }
  const people = telling.people.get('people') ?? null
  const seen = tally.posts.map(({ like }) => like)
  const parts = (kind: 'network' | 'language' | 'kind') =>
    [...new Set(seen.map((like) => like[kind]))]
      .sort()
      .map((id) => ({ id, posts: posts.figures.get(`${kind}:${id}`) ?? null }))
  return {
    format: 'luotto-voice-report',
    version: 1,
    study: input.study,
    people,
    years: tally.years,
    networks: people === null ? [] : parts('network'),
    languages: people === null ? [] : parts('language'),
    kinds: people === null ? [] : parts('kind'),
    funnel: people === null ? [] : funnelOf(telling),
    work: workOf(telling),
    lead: leadOf(telling, input.predictions),
    decisions: people === null ? [] : plan.decisions.map((decision) => decisionOf(telling, decision)),
    ...agreedOf(telling, people === null ? [] : input.agreement),
    quotes: people === null ? [] : input.quotes,
    codebook,
    repeat: input.repeat,
    rows: posts.rows,
  }
}

/** A table of codes need not hold whether posts are about work: then nothing is said of it, rather than none. */
function madeOf(plan: ReportPlan, { coded }: Tally): ReportPlan {
  const isMade = coded.some(({ answers }) => (answers[plan.work?.decision ?? ''] ?? uncoded) !== uncoded)
  return isMade ? plan : { ...plan, work: null }
}

function funnelOf({ plan, tally, posts }: Telling): ReportContent['funnel'] {
  const threads = releaseThreads(tally)
  const cells = {
    all: 'all',
    coded: 'coded',
    wide: 'wide',
    narrow: 'narrow',
    voice: baseCell('voice'),
    tone: baseCell('tone'),
  }
  const has = (id: string) => plan.decisions.some((decision) => decision.id === id)
  const isMade = { all: true, coded: true, wide: plan.work, narrow: plan.work, voice: has('voice'), tone: has('tone') }
  return funnelSteps
    .filter((step) => isMade[step])
    .map((step) => ({
      step,
      posts: posts.figures.get(cells[step]) ?? null,
      threads: threads.get(step === 'tone' ? 'judged' : step) ?? null,
    }))
}

function workOf(telling: Telling): ReportContent['work'] {
  const { plan } = telling
  const decision = plan.decisions.find(({ id }) => id === plan.work?.decision)
  if (!plan.work || !decision) return null
  const base = baseCell(decision.id)
  return {
    wide: shareOf(telling, 'wide', base, { decision, codes: plan.work.wide }),
    narrow: shareOf(telling, 'narrow', base, { decision, codes: plan.work.narrow }),
  }
}

function leadOf(telling: Telling, predictions: Predictions | null): ReportContent['lead'] {
  const { plan, tally, posts, estimate } = telling
  const decision = plan.decisions.find(({ id }) => id === plan.focus?.decision)
  if (!plan.focus || !decision) return null
  const asked = { decision, codes: plan.focus.codes }
  const [base, inSet] = [baseCell(decision.id), 'focus'].map((cell) => posts.cells.find(({ id }) => id === cell))
  const wide = shareOf(telling, 'focus', baseCell(decision.id), asked)
  const told = { decision: decision.id, codes: plan.focus.codes, wide }
  const narrow = plan.work && shareOf(telling, 'narrow-focus', 'narrow-judged', { ...asked, narrow: true })
  if (!wide || !base || !inSet) {
    const withheld = base && inSet ? whyWithheld(tally, base, inSet) : 'few-coded'
    return { ...told, withheld, narrow, threads: null, predicted: null, claimed: null, dots: null }
  }
  const powered = predictions && estimate({ ...asked, predictions })
  const predicted = powered && powered.lambda !== null ? toldShare(powered) : null
  const ofThreads = releaseThreads(tally).get('judged')
  const threads = ofThreads === undefined ? null : toldThreads(estimate({ ...asked, threads: true }))
  return {
    ...told,
    withheld: null,
    narrow,
    threads: threads && ofThreads ? { ...threads, of: ofThreads } : null,
    predicted: predicted && { ...predicted, of: wide.of },
    claimed: predictions && claimOf(predictions),
    dots: dotsOf(tally, base, inSet),
  }
}

/** Why the share that is told first is not. */
function whyWithheld(tally: Tally, base: Cell, inSet: Cell): LeadWithheld {
  const without = { id: '', holds: (like: Alike) => base.holds(like) && !inSet.holds(like) }
  if (byPerson(tally, base).size < 5) return 'few-coded'
  return byPerson(tally, without).size < 5 ? 'few-others' : 'few-behind'
}

/** What a classifier would have claimed of all posts, had one let it count. */
function claimOf({ every }: Predictions): number | null {
  const sum = (of: (one: (typeof every)[number]) => number) => every.reduce((total, one) => total + of(one), 0)
  const all = sum((one) => one.predictedAll)
  return every.length < 5 || all === 0 ? null : rounded(sum((one) => one.predictedInSet) / all, 1000)
}

function decisionOf(telling: Telling, decision: Decision): ToldDecision {
  const { posts, tally, people } = telling
  const { figures, together, cells } = posts
  const base = baseCell(decision.id)
  // What nobody's post in the whole study was is told: it is said of everybody.
  const isNowhere = (cell: string) => {
    const found = cells.find(({ id }) => id === cell)
    return found !== undefined && byPerson(tally, found).size === 0
  }
  const figure = (cell: string): Told => figures.get(cell) ?? (isNowhere(cell) ? 0 : null)
  const rest = (together.get(decision.id) ?? []).filter((code) => !isNowhere(codeCell(decision.id, code)))
  const restPosts = figures.get(restCell(decision.id))
  return {
    id: decision.id,
    of: figures.get(base) ?? null,
    codes: decision.codes.map(({ id }) => {
      const cell = codeCell(decision.id, id)
      const share = shareOf(telling, cell, base, { decision, codes: [id] })
      return { id, posts: figure(cell), share, people: peopleWith(people, cell) }
    }),
    together:
      restPosts === undefined
        ? null
        : {
            codes: rest,
            posts: restPosts,
            share: shareOf(telling, restCell(decision.id), base, { decision, codes: rest }),
          },
    tied: figure(tiedCell(decision.id)),
  }
}

/** How far coders agree, where it may be told of how many posts; and of which decisions it is kept back. */
function agreedOf({ plan, posts, tally }: Telling, found: readonly Agreement[]) {
  const three = (value: number | null) => (value === null ? null : rounded(value, 1000))
  const told = found.flatMap(({ decision, level, alpha, low, high, observed, ...one }): ToldAgreement[] => {
    const units = posts.figures.get(pairsCell(decision))
    if (units === undefined || one.units < fewestUnits) return []
    const figures = { alpha: three(alpha), low: three(low), high: three(high), observed: three(observed) }
    return [{ decision, level, ...figures, units, coders: one.coders }]
  })
  const isTold = (id: string) => told.some(({ decision }) => decision === id)
  const isPaired = (id: string) => tally.posts.some(({ like }) => like.pairs.includes(id))
  const ids = plan.decisions.map(({ id }) => id)
  return { agreement: told, agreementWithheld: ids.filter((id) => isPaired(id) && !isTold(id)) }
}

function peopleWith(people: ReadonlyMap<string, number>, cell: string): ToldDecision['codes'][number]['people'] {
  const [count, all] = [people.get(cell), people.get('people')]
  if (count === undefined || all === undefined) return null
  const { low, high } = wilson(count / all, all)
  return { count, share: rounded(count / all), low: rounded(low), high: rounded(high) }
}

/** A share is told where both what it counts and what it is of may be told. */
function shareOf(
  { posts: { figures }, estimate }: Telling,
  cell: string,
  base: string,
  asked: Asked,
): ToldShare | null {
  const of = figures.get(base)
  const share = figures.has(cell) && of ? toldShare(estimate(asked)) : null
  // The number that may be told; an estimate may leave out posts of which no stratum is known.
  return share && of ? { ...share, of } : null
}
