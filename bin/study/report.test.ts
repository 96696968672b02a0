import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCommand } from '../../test/support/command.ts'
import { temporaryFolder } from '../../test/support/folder.ts'
import { codeLines, foundingStudy, postLines } from '../../test/support/founding-study.ts'

const study = foundingStudy()
const [posts, codes] = [postLines(study), codeLines(study)]

type Estimate = {
  share: number
  members: number
  warnings: string[]
  naive: { low: number; high: number }
  low: number
  high: number
}

test('the founding study’s shape: agreement, estimate and report in one go', async () => {
  using folder = temporaryFolder()
  const path = (name: string) => join(folder.path, name)
  writeFileSync(path('posts.jsonl'), posts)
  writeFileSync(path('codes.csv'), codes)

  const agreement = await runCommand(['study', 'agreement', path('codes.csv'), '--decision', 'tone', '--json'])
  expect(agreement.code).toBe(0)
  expect(JSON.parse(agreement.out)).toMatchObject({ coders: 2, level: 'nominal' })

  const words = ['--decision', 'tone', '--codes', 'positive,neutral', '--json']
  const estimated = await runCommand(['study', 'estimate', path('codes.csv'), ...words])
  const estimate = JSON.parse(estimated.out) as Estimate
  expect(estimate).toMatchObject({ members: 7 })
  expect(estimate.share).toBeCloseTo(2498 / 2613, 10)
  // ../shared/data/statistics.json, wilson_95 of 2,498 in 2,613.
  expect([estimate.naive.low, estimate.naive.high].map((end) => end.toFixed(4))).toEqual(['0.9474', '0.9632'])
  expect(estimate.warnings.length).toBeGreaterThan(0)

  const asked = ['study', 'report', '--posts', path('posts.jsonl'), '--codes', path('codes.csv'), '--title', 'Ääni']
  const reported = await runCommand([...asked, '--out', path('report.html'), '--files', path('all'), '--json'])
  expect(reported).toMatchObject({ code: 0, err: '' })
  const content = JSON.parse(reported.out)
  expect(content).toMatchObject({
    people: 7,
    lead: { wide: { share: 0.956, naive: { low: 0.9474, high: 0.9632 }, of: 2613 } },
  })
  expect(content.lead.wide.low).toBeCloseTo(estimate.low, 3)
  expect(content.repeat.inputs.map(({ name }: { name: string }) => name)).toEqual(['posts.jsonl', 'codes.csv'])
  // A path says where somebody keeps their things.
  expect(reported.out).not.toContain(folder.path)

  const html = readFileSync(path('report.html'), 'utf8')
  expect(html).toContain('<html lang="fi">')
  for (const sentence of [
    'Sadasta työaiheisesta julkaisusta noin 96 oli myönteisiä tai neutraaleja.',
    'Koska kirjoittajia oli vain 7, todellinen luku voi hyvin olla mitä tahansa välillä 91–98.',
    'Jos jokainen julkaisu laskettaisiin eri ihmisen kirjoittamaksi, väliksi saataisiin 95–96.',
    'Tästä ei voi sanoa, millaisia muiden julkaisut ovat, eikä sitä, miten töissä voidaan.',
    'Mukaan tulivat ne, jotka halusivat, ja he antoivat ne julkaisut, jotka halusivat antaa.',
    '75,9 %, toisen 80,5 % ja kolmannen 92,9 %',
  ])
    expect(html).toContain(sentence)
  expect(html).not.toMatch(/P\d-\d|palaveri|<script|src=|url\((?!#)|https?:(?!\/\/www\.w3\.org\/2000\/svg)/)
  const names = [
    'codes.csv',
    'dots.png',
    'dots.svg',
    'figures.csv',
    'funnel.png',
    'funnel.svg',
    'lead.png',
    'report.html',
  ]
  expect(readdirSync(path('all'))).toEqual(
    expect.arrayContaining([...names, 'decision-tone.png', 'decision-voice.svg']),
  )
  expect(readFileSync(path('all/codes.csv'), 'utf8').trim().split('\r\n')).toHaveLength(1 + 21_988)
})

test.each(['sv', 'en'])('in %s too, on standard output', async (language) => {
  using folder = temporaryFolder()
  const path = (name: string) => join(folder.path, name)
  const some = { posts: study.posts.filter((_, n) => n % 10 === 0), codes: study.codes }
  writeFileSync(path('posts.jsonl'), postLines(some))
  writeFileSync(path('codes.csv'), codes)
  const ended = await runCommand([
    'study',
    'report',
    '--posts',
    path('posts.jsonl'),
    '--codes',
    path('codes.csv'),
    '--language',
    language,
  ])
  expect(ended.code).toBe(0)
  expect(ended.err).toContain('coded posts are not in')
  expect(ended.out).toContain(`<html lang="${language}">`)
})

test('what cannot be reported says what to mend, and leaves no file', async () => {
  using folder = temporaryFolder()
  const path = (name: string) => join(folder.path, name)
  writeFileSync(path('posts.jsonl'), postLines({ posts: study.posts.slice(0, 5), codes: [] }))
  writeFileSync(path('codes.csv'), 'post,member,coder,decision,code\nP1-0,P1,K1,work,maybe\n')
  const files = ['--posts', path('posts.jsonl'), '--codes', path('codes.csv')]
  const ended = await runCommand(['study', 'report', ...files, '--out', path('report.html')])
  expect(ended).toMatchObject({ code: 1, out: '' })
  expect(ended.err).toContain('the codebook has no code maybe of "work"')
  expect(existsSync(path('report.html'))).toBe(false)
  writeFileSync(path('codebook.json'), '{"decisions": 3}')
  expect(await runCommand(['study', 'report', ...files, '--codebook', path('codebook.json')])).toMatchObject({
    code: 1,
  })
  expect(await runCommand(['study', 'report', '--posts', path('posts.jsonl')])).toMatchObject({ code: 2 })
  expect(await runCommand(['study', 'report', ...files, '--language', 'de'])).toMatchObject({ code: 2 })
  expect(await runCommand(['study', 'report', ...files, '--posts', path('none')])).toMatchObject({ code: 1 })
})

test('a table of codes that says nothing of work tells the tone all the same, and one without tone claims nothing of it', async () => {
  using folder = temporaryFolder()
  const path = (name: string) => join(folder.path, name)
  writeFileSync(path('posts.jsonl'), posts)
  const [header = '', ...lines] = codes.trimEnd().split('\n')
  const only = (decision: string) => [header, ...lines.filter((line) => line.includes(`,${decision},`)), ''].join('\n')
  writeFileSync(path('tone.csv'), only('tone'))
  writeFileSync(path('work.csv'), only('work'))
  const made = async (name: string) => {
    const words = ['study', 'report', '--posts', path('posts.jsonl'), '--codes', path(name), '--out', path('r.html')]
    return [await runCommand([...words, '--json']), await runCommand(words)] as const
  }
  const [tone] = await made('tone.csv')
  const content = JSON.parse(tone.out)
  expect(content).toMatchObject({ work: null, lead: { wide: { share: 0.956, of: 2613 } } })
  expect(content.funnel.map(({ step }: { step: string }) => step)).toEqual(['all', 'coded', 'voice', 'tone'])
  const [work, said] = await made('work.csv')
  expect(JSON.parse(work.out)).toMatchObject({ lead: { wide: null } })
  expect(said.out).toContain('työ')
  expect(said.out).not.toContain('ei kerrota')
})
