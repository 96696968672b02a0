import type { Code } from './codebook.ts'
import { code } from './default-code.ts'

// Of the decision "what is the post for?". The first four are the meanings of voice in Dundon et al. 2004;
// the Finnish terms are those of the study that took them up. The examples are made up.

export const voiceCodes: readonly Code[] = [
  code(
    'dissatisfaction',
    [
      'Perinteinen työntekijän ääni',
      'Tarkoitus on korjata ongelma, joka kirjoittajalla on työnantajan kanssa, tai estää sitä pahenemasta: valitus, moite, vaatimus omasta puolesta.',
      'Kolmas viikko ilman työvuorolistaa. Näin ei voi suunnitella elämää.',
      'Sain palkkalaskelman, jossa yölisät puuttuvat. Taas.',
    ],
    [
      'Traditionell medarbetarröst',
      'Avsikten är att rätta till ett problem som skribenten har med arbetsgivaren, eller att hindra att det blir värre: klagomål, kritik, krav för egen del.',
      'Tredje veckan utan arbetsskiftslista. Så här kan man inte planera sitt liv.',
      'På lönebeskedet saknas nattilläggen. Igen.',
    ],
    [
      'Dissatisfaction',
      'To put right a problem that the author has with the employer, or to keep it from getting worse: a complaint, a reproach, a demand on one’s own behalf.',
      'Third week without a rota. Nobody can plan a life like this.',
      'The night supplements are missing from my payslip. Again.',
    ],
  ),
  code(
    'collective',
    [
      'Yhteisön ääni',
      'Tarkoitus on asettua työtovereiden rinnalle ryhmänä työnantajaan nähden: liitto, luottamusmies, lakko, me yhdessä.',
      'Me hoitajat emme jousta enää. Nähdään torilla lauantaina.',
      'Luottamusmies sai neuvoteltua meille kaikille samat säännöt.',
    ],
    [
      'Gemenskapens röst',
      'Avsikten är att ställa sig vid arbetskamraternas sida som grupp gentemot arbetsgivaren: facket, förtroendemannen, strejk, vi tillsammans.',
      'Vi vårdare töjer oss inte längre. Vi ses på torget på lördag.',
      'Förtroendemannen förhandlade fram samma regler för oss alla.',
    ],
    [
      'Collective',
      'To stand with colleagues as a group towards the employer: the union, the shop steward, a strike, we together.',
      'We nurses will not bend any further. See you in the square on Saturday.',
      'Our shop steward has won the same rules for all of us.',
    ],
  ),
  code(
    'participation',
    [
      'Osallistuva ääni',
      'Tarkoitus on parantaa sitä, miten työ tehdään: ehdotus, kehittämisidea, kysymys, kutsu mukaan miettimään.',
      'Mitä jos kirjaisimme vuoronvaihdot yhteen paikkaan? Säästyisi puoli tuntia päivässä.',
      'Kokeilimme viikon ilman palavereja. Tässä, mitä opimme.',
    ],
    [
      'Deltagande röst',
      'Avsikten är att förbättra hur arbetet görs: ett förslag, en idé, en fråga, en inbjudan att fundera tillsammans.',
      'Tänk om vi skrev in skiftbytena på ett enda ställe? Det skulle spara en halvtimme om dagen.',
      'Vi prövade en vecka utan möten. Här är vad vi lärde oss.',
    ],
    [
      'Participation',
      'To improve how work is done: a proposal, an idea, a question, an invitation to think along.',
      'What if we wrote shift changes down in one place? It would save half an hour a day.',
      'We tried a week without meetings. Here is what we learnt.',
    ],
  ),
  code(
    'partnership',
    [
      'Vastavuoroisuuden ja kumppanuuden ääni',
      'Tarkoitus on edistää työnantajan ja työntekijöiden yhteistä menestystä omin sanoin: suositus, ylpeys, kutsu töihin tai asiakkaaksi.',
      'Tulkaa meille töihin, täällä saa oikeasti tehdä eikä vain raportoida.',
      'Olen ylpeä siitä, mitä saimme tänä vuonna aikaan Raahessa.',
    ],
    [
      'Ömsesidighetens och partnerskapets röst',
      'Avsikten är att främja arbetsgivarens och medarbetarnas gemensamma framgång med egna ord: en rekommendation, stolthet, en inbjudan att bli kollega eller kund.',
      'Kom och jobba hos oss, här får man göra saker på riktigt och inte bara rapportera.',
      'Jag är stolt över vad vi fick gjort i Brahestad i år.',
    ],
    [
      'Partnership',
      'To further the common success of employer and employees in one’s own words: a recommendation, pride, an invitation to join or to buy.',
      'Come and work with us, here one really gets to make things and not just report on them.',
      'I am proud of what we got done in Raahe this year.',
    ],
  ),
  code(
    'professional-self',
    [
      'Ammatillisen minän ääni',
      'Tarkoitus on näyttää tai jakaa omaa osaamista: mitä osaan, opin, luen, puhun tai saan aikaan ammattilaisena.',
      'Puhun huomenna konferenssissa siitä, miten jää kuormittaa lapoja.',
      'Kirjoitin oppaan taulukkolaskennan pahimmista sudenkuopista.',
    ],
    [
      'Det yrkesmässiga jagets röst',
      'Avsikten är att visa eller dela eget kunnande: vad jag kan, lär mig, läser, talar om eller åstadkommer som yrkesmänniska.',
      'I morgon talar jag på en konferens om hur is belastar bladen.',
      'Jag har skrivit en guide om kalkylarkens värsta fallgropar.',
    ],
    [
      'Professional self',
      'To show or share one’s own expertise: what I can, learn, read, speak about or achieve as a professional.',
      'Tomorrow I speak at a conference on how ice loads the blades.',
      'I have written a guide to the worst pitfalls of spreadsheets.',
    ],
  ),
  code(
    'shared-content',
    [
      'Työnantajan sisällön jakaminen',
      'Tarkoitus on välittää eteenpäin sitä, minkä työnantaja on julkaissut, ilman omaa näkemystä tai lähes ilman.',
      'Uutta tuulivoimaa Raaheen: [linkki]',
      'Tiedoksi: avoimet ovet torstaina klo 16.',
    ],
    [
      'Delning av arbetsgivarens innehåll',
      'Avsikten är att föra vidare det som arbetsgivaren har publicerat, utan egen syn eller nästan utan.',
      'Ny vindkraft till Brahestad: [länk]',
      'För kännedom: öppet hus på torsdag kl. 16.',
    ],
    [
      'Shared content',
      'To pass on what the employer published, with no view of one’s own or hardly any.',
      'New wind power for Raahe: [link]',
      'For your information: open house on Thursday at 4 pm.',
    ],
  ),
  code(
    'chit-chat',
    [
      'Jutustelu',
      'Ei muuta tarkoitusta kuin puhua: työpäivän tunnelma, huomio, vitsi, tervehdys.',
      'Perjantai. Kahvi. Hiljainen käytävä.',
      'Hississä joku hyräili joululauluja marraskuussa.',
    ],
    [
      'Småprat',
      'Ingen annan avsikt än att prata: stämningen på jobbet, en iakttagelse, ett skämt, en hälsning.',
      'Fredag. Kaffe. En tyst korridor.',
      'I hissen nynnade någon julsånger i november.',
    ],
    [
      'Chit-chat',
      'No purpose beyond talking: the mood of the working day, something noticed, a joke, a greeting.',
      'Friday. Coffee. A quiet corridor.',
      'Somebody in the lift was humming carols in November.',
    ],
  ),
  code(
    'cannot-tell',
    [
      'En osaa sanoa',
      'Teksti kertoo työstä, mutta siitä ei näe, mitä varten. Käytä tätä mieluummin kuin arvausta.',
      'Niinpä niin. #työ',
      'Tästä lisää huomenna.',
    ],
    [
      'Kan inte avgöra',
      'Texten handlar om arbete, men det syns inte vad den är till för. Använd hellre det här än en gissning.',
      'Jo jo. #jobb',
      'Mer om det här i morgon.',
    ],
    [
      'Cannot tell',
      'The text is about work, but does not show what it is for. Use this rather than guess.',
      'Quite so. #work',
      'More about this tomorrow.',
    ],
  ),
]
