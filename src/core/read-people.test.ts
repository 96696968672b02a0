import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvLine } from './csv.ts'
import { decodeText } from './decode-text.ts'
import { changeOf, type Known } from './people-changes.ts'
import { readCsv } from './read-csv.ts'
import { type FileRow, readPeople } from './read-people.ts'

const read = (text: string) => {
  const file = readPeople(text)
  return file.ok ? file : expect.fail(file.problem)
}

describe('a table', () => {
  test('is read back as it was written, whatever stands in its cells', () => {
    const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\r', '').trim())
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
        // The first cell tells the separator and that the row is there.
        const table = [['a', 'b', 'c'], ...rows.map(([x, ...rest]) => [`x${x}`, ...rest])]
        const back = readCsv(table.map(csvLine).join('')).map(({ cells }) =>
          cells.map((text) => text.replace(/^'/, '')),
        )
        expect(back).toEqual(table.map((cells) => cells.map((text) => text.replace(/^'/, ''))))
      }),
    )
  })

  test.each([';', ',', '\t'])('may be separated by %j', (sign) => {
    const rows = readCsv(`nimi${sign}sähköposti\n"Aalto${sign} Aino"${sign}aino@example.fi\n`)
    expect(rows).toEqual([
      { line: 1, cells: ['nimi', 'sähköposti'] },
      { line: 2, cells: [`Aalto${sign} Aino`, 'aino@example.fi'] },
    ])
  })

  test('counts lines as an editor does, over quoted line ends and empty rows', () => {
    const rows = readCsv('email;ryhmä\r\n"a@b.fi";"yksi\r\nkaksi"\r\n;\r\n\r\nc@d.fi;x\r\n')
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 6])
    expect(rows[1]?.cells[1]).toBe('yksi\nkaksi')
  })

  test('may begin with Excel’s own word for its separator', () => {
    expect(readCsv('sep=;\r\nemail;nimi\r\na@b.fi;A, B\r\n')[1]?.cells).toEqual(['a@b.fi', 'A, B'])
  })
})

describe('a list of people', () => {
  test('from a Finnish Excel is read: Windows-1252, semicolons, first and last name', () => {
    const text =
      'Etunimi;Sukunimi;Sähköposti;Osasto;Tehtävät;Kieli\r\nÄijö;Öhman;Aijo.Ohman@Example.FI;Myynti, Tuotanto;toimittaja;ruotsi\r\n'
    const bytes = Uint8Array.from(text, (sign) => sign.charCodeAt(0))
    expect(read(decodeText(bytes)).rows).toEqual([
      {
        line: 2,
        email: 'aijo.ohman@example.fi',
        name: 'Äijö Öhman',
        language: 'sv',
        roles: ['editor'],
        groups: ['Myynti', 'Tuotanto'],
      },
    ])
  })

  test('as "Unicode text" of Excel is read: UTF-16 with tabs', () => {
    const text = '\ufeffName\tEmail\tRoles\r\nEivør\teivor@example.fo\tadmin\r\n'
    const bytes = new Uint8Array(Buffer.from(text, 'utf16le'))
    expect(read(decodeText(bytes)).rows[0]).toMatchObject({ name: 'Eivør', roles: ['admin'] })
  })

  test.each([
    ['nimi;sähköposti;ryhmät;tehtävät;kieli', 'toimittaja', 'suomi'],
    ['namn;e-post;grupper;uppdrag;språk', 'redaktör', 'finska'],
    ['namn;e-post;grupper;uppgifter;språk', 'redaktör', 'finska'],
    ['name;email;groups;roles;language', 'editor', 'Finnish'],
  ])('has its header in any of the three languages (%s)', (header, role, language) => {
    const { rows } = read(`${header}\nAino;aino@example.fi;Tuotanto;${role};${language}\n`)
    expect(rows).toMatchObject([{ name: 'Aino', groups: ['Tuotanto'], roles: ['editor'], language: 'fi' }])
  })

  test('says of each row that it cannot take which line it is on and why', () => {
    const { rows, faulty } = read(
      `email;roles;language;groups\na@b.fi;;;\nno address;;;\nA@b.fi;;;\nc@d.fi;boss;;\ne@f.fi;;klingon;\ng@h.fi;;;${'x'.repeat(101)}\n`,
    )
    expect(rows.map(({ email }) => email)).toEqual(['a@b.fi'])
    expect(faulty.map(({ line, problem }) => [line, problem])).toEqual([
      [3, 'email'],
      [4, 'twice'],
      [5, 'role'],
      [6, 'language'],
      [7, 'tooLong'],
    ])
  })

  test('without addresses, without rows, or with too many is none', () => {
    expect(readPeople('')).toEqual({ ok: false, problem: 'empty' })
    expect(readPeople('email\n')).toEqual({ ok: false, problem: 'empty' })
    expect(readPeople('nimi\nAino\n')).toEqual({ ok: false, problem: 'noEmail' })
    expect(readPeople(`email\n${'a@b.fi\n'.repeat(20_001)}`)).toEqual({ ok: false, problem: 'tooMany' })
  })

  test('never throws, whatever is in the file', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readPeople(`email;roles\n${text}`)))
  })
})

describe('a change', () => {
  const row: FileRow = { line: 2, email: 'a@b.fi', name: 'Aino', language: 'fi', roles: ['editor'], groups: ['Myynti'] }
  const known: Known = { id: '1', email: 'a@b.fi', name: 'Aino', language: 'fi', roles: ['editor'], groups: ['Myynti'] }
  const ground = (member?: Known, invited: string[] = []) => ({
    members: new Map(member ? [[member.email, member]] : []),
    invited: new Set(invited),
  })

  test('is an invitation for whom nobody knows, and nothing for who is invited or the same already', () => {
    expect(changeOf(row, ground()).kind).toBe('new')
    expect(changeOf(row, ground(undefined, ['a@b.fi'])).kind).toBe('invited')
    expect(changeOf(row, ground(known)).kind).toBe('same')
  })

  test('adds and never takes away', () => {
    const change = changeOf(row, ground({ ...known, name: 'Eino', roles: ['admin'], groups: ['Tuotanto'] }))
    expect(change).toMatchObject({ kind: 'changed', name: 'Aino', language: null })
    expect(change).toMatchObject({ rolesAdded: ['editor'], groupsAdded: ['Myynti'] })
  })

  test('leaves as it is what the file does not say', () => {
    const silent = { ...row, name: null, language: null, roles: [], groups: [] }
    expect(changeOf(silent, ground({ ...known, roles: ['admin'], language: 'sv' })).kind).toBe('same')
  })
})
