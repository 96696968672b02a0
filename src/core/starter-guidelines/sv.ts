import type { Guidelines } from './passage.ts'

export const sv: Guidelines = {
  voluntary: {
    title: 'Du bestämmer om du berättar',
    text: [
      'Du berättar om ditt arbete om du vill, när du vill och på ditt eget sätt. Ingen ser om du berättar eller inte. Inga mål, inga poäng, inga påminnelser.',
      'Det räcker gott att läsa och föreslå. Om någon pressar dig att berätta hör det inte hit, och det får du säga.',
    ],
    practice: [
      'Hoppa över en berättelse utan att förklara varför.',
      'Sluta när du inte längre vill. Ingenting blir ogjort.',
      'Be din chef om tid om du vill berätta på arbetstid.',
    ],
  },
  'own-voice': {
    title: 'Egna ord är bäst',
    text: [
      'Berätta vad du själv gjorde, såg eller lärde dig. En sann mening säger mer än en färdig reklamtext.',
      'Du behöver inte tala för hela arbetsplatsen. Du får låta som du själv: dialekt, humor och halvfärdiga tankar hör till.',
    ],
    practice: [
      'Börja med vad du hade med saken att göra.',
      'Citera berättelsen högst en mening, och sätt den inom citattecken.',
      'Låt bli om du inte har något eget att säga.',
    ],
    example: {
      instead: 'Vårt bolag har öppnat ett nytt serviceställe som betjänar kunderna ännu bättre.',
      say: 'Jag målade själv väggen gul. Kom och se om ögonen håller.',
    },
  },
  employer: {
    title: 'Säg var du jobbar',
    text: [
      'När du talar om ditt arbete är det bra att läsaren vet att du jobbar där. Då förstår hen dina ord rätt. En mening räcker, eller ett omnämnande i profilen.',
      'Du talar ändå i eget namn. Din arbetsgivare svarar inte för dina åsikter, och inte du för dess.',
    ],
    practice: [
      'Låt Luotto lägga till meningen i slutet, eller skriv den själv.',
      'Skriv omdömen och rekommendationer om din egen arbetsplats i eget namn, inte anonymt.',
      'Om saken är omstridd, lägg till: ”Det här är min egen tanke.”',
    ],
    example: {
      instead: 'Stans bästa restaurang, ett besök lönar sig.',
      say: 'Jag är kock här, så jag är inte opartisk. Prova siken ändå.',
    },
    law: 'Att berömma egna produkter som om man vore en utomstående konsument är förbjuden marknadsföring: konsumentskyddslagen (38/1978), 2 kap.',
  },
  others: {
    title: 'Andras saker får andra berätta',
    text: [
      'Om en kund, patient, elev eller kollega berättar man bara med personens lov. Namn, bild, telefonnummer, adress, registernummer och personbeteckning visar vem det gäller. Ibland räcker det med själva historien.',
      'Om hälsa, sjukledighet, uppsägning eller pengabekymmer berättar var och en själv, om hen vill. Om dig själv får du berätta så mycket du önskar.',
      'Inom social- och hälsovården är redan det att någon är klient sekretessbelagt. I skolan och småbarnspedagogiken behövs vårdnadshavarens lov för en bild av ett barn.',
    ],
    practice: [
      'Fråga först, och visa texten eller bilden innan du publicerar. Lovet gäller det du visade.',
      'Ändra eller lämna bort det som personen kan kännas igen på: plats, tid, ålder, yrke.',
      'Se också på bakgrunden i bilden: skärmar, papper, namnskyltar, registerskyltar.',
      'Ett lov får tas tillbaka. Ta då bort genast.',
    ],
    example: {
      instead: 'Maria blev sjukskriven, krya på.',
      say: 'Vi har bråttom den här veckan. Tack till er som kom och hjälpte.',
    },
    law: 'EU:s dataskyddsförordning (2016/679) och dataskyddslagen (1050/2018); skyddet för privatlivet: strafflagen (39/1889), 24 kap. 8 §; klient- och patientuppgifter: lag 703/2023.',
  },
  confidential: {
    title: 'Det som stannar i huset',
    text: [
      'Arbetsgivarens företagshemligheter, halvfärdiga projekt, kodnamn, opublicerade siffror och avtal stannar i huset. Det gör också kunder som inte har gett lov att samarbetet nämns.',
      'Det som redan är offentligt får du fritt berätta om. Likaså din egen erfarenhet av arbetet. Allt internt är inte hemligt: fråga om du inte vet.',
    ],
    practice: [
      'Kontrollera om saken redan är offentlig. I så fall kan du berätta om den.',
      'Fråga innan du nämner en kund vid namn.',
      'Beskriv arbetet, inte produkten som är under arbete.',
      'I ett börsbolag: resultat, affärer och ändringar först när bolaget har berättat om dem.',
    ],
    example: {
      instead: 'Vårt projekt kommer ut i maj, och priset halveras.',
      say: 'Jag arbetar med något som syns i vår. I veckan lärde jag mig hur man testar i kyla.',
    },
    law: 'Arbetsavtalslagen (55/2001), 3 kap. 1 och 4 §; lagen om företagshemligheter (595/2018); i offentliga organ offentlighetslagen (621/1999).',
  },
  advertising: {
    title: 'Reklam ser ut som reklam',
    text: [
      'När du berättar om arbetsgivarens vara eller tjänst för konsumenter är det marknadsföring, också när du gör det av glädje. Läsaren ska se det genast: därför står märkningen först i texten, och den visar för vem du talar.',
      'Bra märkningar är ”Reklam” och ”Kommersiellt samarbete”. Det räcker inte med nätverkets egen märkning, en hashtagg i slutet eller bara företagets namn.',
      'En platsannons, en nyhet eller en egen tanke om arbetet behöver ingen reklammärkning. Då räcker det att du säger var du jobbar.',
    ],
    practice: [
      'Börja: ”Reklam | Företaget Ab”. Luotto lägger till det i berättelser om produkter.',
      'Berätta om rabatter och rabattkoder bara med märkning.',
      'Säg också om du får pengar eller förmåner för att berätta.',
    ],
    example: {
      instead: 'Underbara nya tröjor, köp genast med koden HÖST. #reklam',
      say: 'Reklam | Ull Ab. De nya tröjorna kom i dag, och jag fick packa upp lådorna.',
    },
    law: 'Konsumentskyddslagen (38/1978), 2 kap. 4 §, och konsumentombudsmannens riktlinje om influencermarknadsföring i sociala medier (2019, uppdaterad 2025).',
  },
  claims: {
    title: 'Lova det du kan visa',
    text: [
      '”Finlands bästa”, ”vi garanterar”, ”miljövänlig” och ”stärker immunförsvaret” är påståenden som man ska kunna bevisa. Din egen erfarenhet är nästan alltid bättre: den är sann, och den behöver inte bevisas.',
      'Om miljön talar man exakt. Allmänna påståenden (”grön”, ”ekologisk”, ”klimatneutral”) får från den 27 september 2026 inte användas mot konsumenter utan erkända belägg, och en produkt får inte kallas neutral bara för att utsläppen kompenseras. Berätta vad som gjordes och var det syns.',
      'Om konkurrenter talar man rättvist eller inte alls.',
    ],
    practice: [
      'Byt påståendet mot det du själv såg: ”jag sov bättre”, ”avfallet var 12 ton, förut 19”.',
      'Lägg till en källa eller länk om påståendet får stå kvar.',
      'Råd ingen att köpa aktier och lova ingen avkastning.',
      'Om du jämför, jämför med er själva i går.',
    ],
    example: {
      instead: 'Vår färg är den miljövänligaste.',
      say: 'Vår färg har inget lösningsmedel längre. Förr luktade hallen, nu inte. Uppgifter: länk.',
    },
    law: 'Konsumentskyddslagen (38/1978), 2 kap.; direktiv (EU) 2024/825; hälsopåståenden om livsmedel: förordning (EG) 1924/2006; insider och investeringsrekommendationer: förordning (EU) 596/2014.',
  },
  disagreement: {
    title: 'Du får vara av annan åsikt',
    text: [
      'Om sin arbetsplats får man säga också annat än gott. Saklig kritik är yttrandefrihet, och ofta är den till nytta. Det är klokt att först ta upp en svår sak där den kan rättas till, men du måste inte.',
      'Arbetsgivaren får inte förbjuda dig att höra till ett fackförbund, att vara aktiv i det eller tala om det, att ta ställning i samhällsfrågor på din fritid eller att anmäla missförhållanden. Den som anmäler skyddas av lag: hen får inte straffas för en anmälan som görs på det sätt som lagen säger, när det finns skäl att tro att saken är så.',
      'Lojalitet mot arbetsgivaren betyder inte tystnad. Det betyder att du inte sprider osanningar, inte röjer företagshemligheter och inte skadar med flit.',
    ],
    practice: [
      'Tala om saker, inte om personer.',
      'Skilj mellan det du vet och det du tycker.',
      'Vid missförhållanden: först arbetsplatsens rapporteringskanal, eller justitiekanslersämbetets centraliserade externa kanal.',
      'Förtroendemannen, förtroendeombudet och arbetarskyddsfullmäktigen hjälper.',
    ],
    example: {
      instead: 'Ledningen bryr sig inte om något, clowner hela bunten.',
      say: 'Jag är av annan åsikt om skiftlistorna. Tre nätter på rad är för mycket, och det har jag sagt också på jobbet.',
    },
    law: 'Grundlagen (731/1999), 12 och 13 §; arbetsavtalslagen (55/2001), 3 kap. 1 § och 13 kap. 1 §; visselblåsarlagen (1171/2022).',
  },
  'working-time': {
    title: 'Arbetstid och fritid',
    text: [
      'Att berätta om arbetet får höra till arbetsdagen. Kom överens med din chef om hur mycket. På fritiden gör du det bara om du själv vill, och ingen väntar på svar om kvällen.',
      'Dina konton och ämnen på fritiden är dina egna. Arbetsgivaren följer dem inte.',
    ],
    practice: [
      'Ställ in en tid, så behöver du inte vara på plats.',
      'Stäng av aviseringarna när du är ledig.',
      'Kommentarer får du besvara nästa arbetsdag.',
    ],
    law: 'Arbetstidslagen (872/2019), 3 §: arbetstid är den tid då du arbetar eller är anträffbar för arbetsgivaren på arbetsplatsen.',
  },
  misread: {
    title: 'Hur kan det läsas?',
    text: [
      'På skärmen hörs inget tonfall. Ironi, versaler och ”alltid” eller ”ingen” läses ofta på annat sätt än du tänkte, och en skärmdump lever utan samtalet före.',
      'Det här är inget förbud. Om texten är rolig just därför, låt den vara.',
    ],
    practice: [
      'Läs högt som en okänd skulle läsa.',
      'Byt ”alla” mot dem du menar.',
      'Nämn bara dem som saken gäller: varje omnämnande ringer i någons telefon.',
    ],
    example: {
      instead: 'Jaha, ännu ett ”fint” möte.',
      say: 'Mötet drog ut på tre timmar. Nästa gång tar jag matsäck.',
    },
  },
  clear: {
    title: 'Tydligt och för alla',
    text: [
      'En kort mening och ett vanligt ord hjälper alla: den som har bråttom, den som lär sig svenska och den som får texten uppläst av en skärmläsare.',
      'En bild behöver en beskrivning, en hashtagg stora begynnelsebokstäver och en dag sitt datum. Av en länk ska man se vart den leder.',
    ],
    practice: [
      'Dela en lång mening i två.',
      'Skriv #BraJobbVecka, inte #brajobbvecka.',
      'Skriv den 5 december 2026, inte 5/12 eller ”nästa torsdag”.',
      'Beskriv det i bilden som den är med för.',
      'En eller två emojier räcker.',
    ],
    example: { instead: 'Åtgärder vidtogs inom ramen för arbetsgruppen.', say: 'Vi fem rättade till det.' },
  },
  ugly: {
    title: 'När det blir fult',
    text: [
      'Ibland möts man av ilska, hån eller hot. Det är inte ditt fel, och du behöver inte stå ut med det ensam. När trakasserierna hör ihop med ditt arbete ska arbetsgivaren ingripa när den får veta.',
    ],
    practice: [
      'Svara inte genast. Ofta behöver du inte svara alls.',
      'Spara: skärmdump, adress, tid, signatur.',
      'Tysta, blockera och anmäl till tjänsten.',
      'Berätta för din chef och arbetarskyddsfullmäktigen. Anmäl hot till polisen; i nöd 112.',
    ],
    law: 'Arbetarskyddslagen (738/2002), 28 §: när arbetsgivaren får veta om trakasserier ska den vidta åtgärder för att få slut på dem.',
  },
  mistakes: {
    title: 'Missöden händer',
    text: [
      'Precis som i telefon och e-post. De flesta är små och går att rätta till på tio minuter. Ingen råkar illa ut för att hen berättade i tid.',
    ],
    practice: [
      'Rätta eller ta bort. Om du rättar, säg vad du ändrade.',
      'Be kort om ursäkt om någon tog illa vid sig.',
      'Berätta för någon som hjälper. Sidan ”Gick något snett?” är alltid ett tryck bort.',
    ],
    example: {
      instead: 'Jag tar bort det här, och så talar vi inte mer om det.',
      say: 'Jag skrev fel siffra i går, förlåt. Den rätta är 12 ton.',
    },
  },
}
