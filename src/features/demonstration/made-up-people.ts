import type { Language } from '../../core/networks.ts'

// Names as common as they come; nobody in particular.

export type MadeUpPerson = { readonly name: string; readonly language: Language; readonly groups: readonly number[] }

/** Six groups. The two small ones are there so that one sees what the small-group rule withholds. */
export const madeUpGroups: Readonly<Record<Language, readonly string[]>> = {
  fi: ['Vesi', 'Sähkö', 'Asiakaspalvelu', 'Rakentaminen', 'Hallinto', 'Viestintä'],
  sv: ['Vatten', 'El', 'Kundservice', 'Byggande', 'Förvaltning', 'Kommunikation'],
  en: ['Water', 'Electricity', 'Customer service', 'Construction', 'Administration', 'Communications'],
}

export const madeUpOrganisation: Readonly<Record<Language, string>> = {
  fi: 'Haaverannan vesi ja valo',
  sv: 'Haaveranta vatten och ljus',
  en: 'Haaveranta Water and Light',
}

const named = (language: Language, group: number, names: string): MadeUpPerson[] =>
  names.split(', ').map((name) => ({ name, language, groups: [group] }))

export const madeUpPeople: readonly MadeUpPerson[] = [
  ...named('fi', 0, 'Veera Niemi, Juhani Korhonen, Sari Heikkinen, Olli Mäkelä, Helmi Lahti, Pekka Salonen'),
  ...named('fi', 0, 'Tuula Laine, Arttu Hiltunen'),
  ...named('sv', 0, 'Maria Lindholm, Kaj Nyman'),
  ...named('fi', 1, 'Antti Koskinen, Riikka Järvinen, Ville Hämäläinen, Elina Turunen, Jarmo Rantanen, Iida Saarinen'),
  ...named('fi', 1, 'Mikael Ahonen'),
  ...named('sv', 1, 'Johan Sundström, Emma Björklund'),
  ...named('en', 1, 'Daniel Okafor'),
  ...named('fi', 2, 'Kaisa Virtanen, Minna Leppänen, Teemu Kallio, Anne Peltonen, Noora Manninen'),
  ...named('sv', 2, 'Susanne Holm, Linnea Sjöberg, Robert Westerlund'),
  ...named('en', 2, 'Priya Nair, Marta Kowalska'),
  ...named('fi', 3, 'Esa Tuominen, Jenna Karjalainen, Matti Ojala, Laura Hakala'),
  ...named('sv', 3, 'Fredrik Åkerman'),
  ...named('fi', 4, 'Ulla Nieminen, Timo Aalto, Päivi Savolainen'),
  ...named('fi', 5, 'Hanna Kettunen'),
  ...named('sv', 5, 'Oscar Forsman'),
]
