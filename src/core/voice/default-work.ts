import type { Code } from './codebook.ts'
import { code } from './default-code.ts'

// Of the decision "is it about the author's work?". The examples are made up.

export const workCodes: readonly Code[] = [
  code(
    'own-work',
    [
      'Oma työ',
      'Mitä kirjoittaja itse tekee töissä: tehtävät, työpäivä, työpaikalla olo, työmatka työn osana.',
      'Kolmas yövuoro putkeen. Kahvi alkaa maistua pahvilta.',
      'Sain tänään valmiiksi piirustukset, joita olen vääntänyt lokakuusta asti.',
      'Palaveri siirtyi, joten kerrankin ehdin syödä lounaan istualtani.',
    ],
    [
      'Eget arbete',
      'Vad skribenten själv gör på jobbet: uppgifter, arbetsdag, att vara på jobbet, resor som hör till arbetet.',
      'Tredje nattskiftet i rad. Kaffet börjar smaka papp.',
      'I dag blev ritningarna klara som jag har hållit på med sedan oktober.',
      'Mötet flyttades, så för en gångs skull hann jag äta lunch sittande.',
    ],
    [
      'Own work',
      'What the author does at work: tasks, the working day, being at the workplace, travel that is part of the work.',
      'Third night shift in a row. The coffee has started to taste of cardboard.',
      'Today I finished the drawings I have been wrestling with since October.',
      'The meeting was moved, so for once I had lunch sitting down.',
    ],
  ),
  code(
    'employer',
    [
      'Työnantaja',
      'Kirjoittajan työnantaja: mitä se tekee, päättää, julkaisee, tarjoaa tai jättää tekemättä. Myös johto ja avoimet paikat.',
      'Meillä haetaan nyt huoltoasentajaa Poriin.',
      'Talossa kerrottiin tänään, että kolmas kerros suljetaan. Sähköpostilla.',
      'Uusi hakupalvelumme aukesi, käykää kokeilemassa.',
    ],
    [
      'Arbetsgivaren',
      'Skribentens arbetsgivare: vad den gör, beslutar, publicerar, erbjuder eller låter bli. Också ledningen och lediga jobb.',
      'Vi söker nu en servicemontör till Björneborg.',
      'I dag fick vi höra att tredje våningen stängs. Per mejl.',
      'Vår nya söktjänst är öppen, gå in och pröva.',
    ],
    [
      'Employer',
      'The author’s employer: what it does, decides, publishes, offers or leaves undone. Also its leaders and its vacancies.',
      'We are looking for a service engineer in Pori.',
      'Today we were told that the third floor closes. By e-mail.',
      'Our new search service is open, go and try it.',
    ],
  ),
  code(
    'colleagues',
    [
      'Työkaverit',
      'Ihmiset, joiden kanssa kirjoittaja tekee työtä: kiitos, muisto, yhteinen hetki, ristiriita.',
      'Paras tiimi ikinä, kiitos eilisestä rutistuksesta.',
      'Joku on taas syönyt eväät, joissa lukee minun nimeni.',
    ],
    [
      'Arbetskamrater',
      'Människor som skribenten arbetar med: ett tack, ett minne, en stund tillsammans, en konflikt.',
      'Bästa teamet någonsin, tack för slitet i går.',
      'Någon har igen ätit matlådan som det står mitt namn på.',
    ],
    [
      'Colleagues',
      'The people the author works with: thanks, a memory, a moment shared, a conflict.',
      'Best team ever, thank you for yesterday’s last push.',
      'Somebody has eaten the lunch with my name on it. Again.',
    ],
  ),
  code(
    'customers',
    [
      'Asiakkaat',
      'Ne, joille kirjoittaja tekee työtä: asiakkaat, potilaat, oppilaat, kuntalaiset.',
      'Asiakas toi tänään pullaa kiitokseksi. Näitä päiviä jaksaa.',
      'Neljäsluokkalaiset kysyivät, saako robotti palkkaa. Hyvä kysymys.',
    ],
    [
      'Kunder',
      'De som skribenten arbetar för: kunder, patienter, elever, kommuninvånare.',
      'En kund kom med bullar som tack i dag. Sådana dagar orkar man.',
      'Fyrorna frågade om en robot får lön. Bra fråga.',
    ],
    [
      'Customers',
      'Those the author works for: customers, patients, pupils, residents.',
      'A customer brought buns today to say thank you. Days like these keep one going.',
      'The ten-year-olds asked whether a robot gets paid. Good question.',
    ],
  ),
  code(
    'profession',
    [
      'Ammattiala',
      'Ala tai ammatti yleensä, ilman omaa työpaikkaa: alan uutiset, tutkimus, menetelmät, tapahtumat. Työtä vain laajassa merkityksessä.',
      'Hyvä kirjoitus siitä, miksi saavutettavuus kannattaa ottaa mukaan alusta asti.',
      'Hoitajamitoituksesta puhutaan taas kuin se olisi sääennuste.',
    ],
    [
      'Yrkesområdet',
      'Branschen eller yrket i allmänhet, utan den egna arbetsplatsen: nyheter, forskning, metoder, evenemang. Arbete bara i vid mening.',
      'Bra text om varför tillgängligheten ska med från början.',
      'Nu talas det igen om vårdardimensioneringen som om den vore en väderprognos.',
    ],
    [
      'Profession',
      'The field or profession in general, without the author’s own workplace: its news, research, methods, events. Work in the wide sense only.',
      'A good piece on why accessibility belongs in from the start.',
      'They talk about staffing levels in care again as if it were a weather forecast.',
    ],
  ),
  code(
    'no',
    [
      'Ei työstä',
      'Jotakin muuta: vapaa-aika, koti, uutiset, politiikka, urheilu, sää.',
      'Kotiseudulla on jo lunta.',
      'Mikä maali!',
    ],
    [
      'Inte om arbete',
      'Något annat: fritid, hem, nyheter, politik, sport, väder.',
      'I hembygden ligger redan snön.',
      'Vilket mål!',
    ],
    [
      'Not about work',
      'Something else: free time, home, news, politics, sport, weather.',
      'Back home there is snow already.',
      'What a goal!',
    ],
  ),
  code(
    'cannot-tell',
    [
      'En osaa sanoa',
      'Tekstistä ei voi päätellä, onko kyse työstä. Käytä tätä mieluummin kuin arvausta.',
      'No nyt se on tehty.',
      'Samaa mieltä, mutta toisesta syystä.',
    ],
    [
      'Kan inte avgöra',
      'Av texten går det inte att sluta sig till om det gäller arbete. Använd hellre det här än en gissning.',
      'Nå, nu är det gjort.',
      'Håller med, men av ett annat skäl.',
    ],
    [
      'Cannot tell',
      'The text does not show whether it is about work. Use this rather than guess.',
      'Well, now it is done.',
      'I agree, but for another reason.',
    ],
  ),
]
