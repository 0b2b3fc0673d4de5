import { stem } from './stem.js'
import { isStopWord } from './stop-words.js'

// English that anybody may use of anything. Beside the words of a collection it tells a word that is right, if off the
// subject, from one that is misspelt, and a name that is also a word from a name that can be nothing else.
const table = `
  able about above accept access accident according account across act action active activity actor actual actually add
  address adult advance advice affect afford afraid after afternoon again age agency agent ago agree agreement ahead aim
  air airport alive allow almost alone along alright although always amazing amount analysis ancient anger angle angry
  animal announce annoying annual another answer anybody anymore anyone anything anyway anywhere apart apartment app
  apparently appear apple apply approach area argue argument arm army around arrange arrive art article artist ask asleep
  aspect assume attack attempt attention audience author available average avoid awake award aware away awesome awful
  baby back background bad bag bake balance ball band bank bar base based basic basically basis basket bath battle beach
  bear beat beautiful beauty became because become bed beer before began begin beginning behave behaviour behind being
  believe bell belong below bench bend benefit beside best bet better beyond bicycle big bike bill bird birth birthday bit
  bite bitter black blame blank bless blind blood blow blue board boat body boil bold bomb bone book boot border bored
  boring born borrow boss both bother bottle bottom bought bowl box boy brain branch brave bread break breakfast breath
  breathe bridge brief bright bring broad broke broken brother brought brown browse brush build building built bunch burn
  burst bus business busy but butter button buy bye
  cake call called calm came camera camp can cancel cancer cannot cap capital car card care career careful carpet carry
  case cash cast cat catch cause ceiling cell center central centre century certain certainly chain chair challenge chance
  change channel chapter character charge chat cheap cheat check cheese chest chicken chief child children choice choose
  chose chosen church cinema circle citizen city claim class clean clear clearly clever click climate climb clock close
  closed closet cloth clothes cloud club clue coach coal coast coat code coding coffee coin cold collect college colour
  color column combine come comes comfort coming command comment common company compare competition complain complete
  completely complex computer concept concern condition confident confirm confuse confused confusing connect consider
  consist constant contact contain content contest context continue contract control conversation convince cook cool copy
  corner correct cost costs cotton could count country couple courage course court cover cow crash crazy cream create
  creating creation credit crime crisis critical cross crowd crown cruel cry culture cup cure curious current currently
  curse curve custom customer cut cute cycle
  dad daily damage dance danger dangerous dare dark data date daughter day days dead deal dear death debate debt decade
  decent decide decision deep definitely degree delay delete deliver demand deny department depend depends depth describe
  desert deserve design desk despite destroy detail detailed details develop developer device dictionary die diet differ
  difference different difficult dig digital dinner direct direction dirt dirty disagree disappear discover discuss disease
  dish distance divide doctor document dog doing dollar done door double doubt down draft drag drama draw drawing dream
  dress drew drink drive driver drop drove drug drunk dry due dull dumb during dust duty dying
  each eager ear early earn earth ease easier easily east easy eat economy edge edit education effect effort egg eight
  either elder elect eleven else email emotion empire employ employee employer empty enable end ended enemy energy engine
  enjoy enormous enough ensure enter entire entirely entry environment equal error escape especially essay essential
  estimate even evening event eventually ever every everybody everyone everything everywhere evidence evil exact
  exactly exam example excellent except excited exciting excuse exercise exist existing expect expected expensive
  experience expert explain explained explanation explore export express expression extent extra extreme extremely eye
  face fact factor factors factory fail failed failure fair fairly faith fake fall false fame familiar family famous fan
  fancy fantastic far farm fashion fast fat father fault favor favorite favour favourite fear feature features fed feed
  feedback feel feeling feels feet fell felt female fence few field fight figure file files fill film filter final finally
  find fine finger finish fire firm first fish fit five fix fixed flag flash flask flat flavour flesh flew flight float
  floor flow flower fly focus fold folk folks follow following food fool foot football for force foreign forest forever
  forget forgive forgot form formal former forth fortune forward found four frame free freedom freeze fresh friday friend
  friendly friends front fruit fuel full fully fun function funny furniture further future
  gain game games gap garage garden gas gate gather gave gay gear general generally generate generation gentle german
  germany get gets getting ghost giant gift girl give given gives giving glad glass global glory glove go goal god goes
  going gold gone gonna good got gotta government grab grade gradually grain grand grandmother grant grass grave gray great
  green grew grey ground group grow growing growth guarantee guard guess guest guide guilty guitar gun guy guys gym
  habit hair half hall hand handle hands handy hang happen happened happens happy hard harder hardly harm hat hate have
  head headline health healthy hear heard heart heat heaven heavily heavy heavier heaviest held hell hello help helpful
  hence her here hero hey hide high higher highest highly hill hire history hit hold hole holiday holy home honest honestly
  honey honor hope horrible horse hospital hot hotel hour hours house household how however huge human humor hundred
  hungry hunt hurry hurt husband
  ice idea ideal ideas identify idiot ignore ill image imagine immediate immediately impact implement important impossible
  impress impression improve inch include including income increase indeed independent indicate individual industry infer
  influence inform information initial inner innocent inside insist instance instead instruction insurance intend
  intention interest interested interesting internal international internet interview introduce invent invite involve iron
  island issue issues item
  jacket jail jam japan jealous job jobs join joke journal journey joy judge juice jump junior just justice keen keep keeps
  kept key keyboard kick kid kids kill kilometer kind kindly king kiss kitchen knee knew knife knock know knowing knowledge
  known knows
  lab label lack ladder lady lake lamp land language languages laptop large last lasted late lately later latest latter
  laugh law lawyer lay layer lazy lead leader leaf league lean learn learned learning least leather leave leaves left leg
  legal lemon lend length less lesson letter level liberty library lick lid lie life lift light like liked likely limit
  limited limits line link lion lip liquid list listen literally literature little live lived lives living load loan local
  lock logic lol london lonely long longer look looked looking looks loop loose lord lose losing loss lost lot lots loud
  love loved lovely low lower luck lucky lunch luxury lying
  machine mad made magazine magic mail main mainly maintain major make maker makes making male man manage management
  manager manner many map march mark market marriage married mass massive master match mate material math matter matters
  may maybe mayor meal mean meaning means meant measure meat media medical medicine medium meet meeting melt member memory
  men mental mention mentioned menu mere mess message met metal meteor method metric middle might mild mile military milk
  million mind mine minimum minister minor minute minutes mirror miss missed missing mission mistake mix mixed mode model
  modern mom moment money monitor month months mood moon moral more moreover morning most mostly mother motor mountain
  mouse mouth move moved movement movie moving much mud multiple muscle museum music must mutual myself mystery
  nail naked name named narrow nation national native natural nature near nearby nearly neat necessary neck need needed
  needs negative neighbor neighbour neither nerve nervous nest net network never nevertheless new newest news newspaper
  next nice night nine nobody noise none nor normal normally north nose not note notes nothing notice noticed
  novel now nowhere number numbers nurse nut
  object obtain obvious obviously occasion occur ocean odd off offer office officer official often oil okay old older
  oldest once one ones onion online only onto open opening operate opinion opinions opportunity oppose opposite option
  options orange order ordinary organization organize origin original other others otherwise ought out outcome outside
  oven over overall owe own owner
  pace pack package page paid pain paint painting pair pale pan panel panic paper parent parents park part particular
  particularly partly partner party pass passage passed passion past patch path patience patient pattern pause pay paying
  payment peace peak peer pen pencil people per perfect perfectly perform performance perhaps period permanent permission
  permit person personal personally persuade pet phone photo phrase physical piano pick picked picking picture pie piece
  pig pile pilot pin pink pipe pitch pizza place plain plan plane planet planning plant plastic plate play played player
  plays please pleasure plenty plot plug plus pocket poem poet point points police policy polite political politics poll
  pool poor pop popular population position positive possess possibility possible possibly post pot potato pound pour power
  powerful practical practice pray predict prefer pregnant prepare present president press pressure pretend pretty prevent
  previous price prices pride prime prince princess principle print prior prison private prize probably problem problems
  proceed process produce product production profession professional professor profile profit program project promise
  proof proper properly property propose protect proud prove provide public publish pull pump punch pure purpose purse push
  put putting pyramid 
  quality quarter queen question questions queue quick quickly quiet quit quite quote
  race radio rail rails rain raise ran random range rank rapid rare rarely rate rather raw reach react read reader reading
  ready real realise realistic reality realize really reason reasonable reasons receive recent recently recipe recognize
  recommend record recover red reduce refer reflect refuse regard region regret regular reject relate related relation
  relationship relative relax release relevant relief religion rely remain remarkable remember remind remote remove rent
  repair repeat replace reply report represent request require required rescue research reset resource respect respond
  response rest restaurant result results retire return reveal review reward rich rid ride right ring rise risk river road
  rob rock role roll roof room root rope rough round route routine row royal rub rude ruin rule rules run running runs
  rural rush russian rust
  sad safe safely safety said sail salad salary salaries sale salt same sample sand sandwich sat satisfied saturday sauce
  save saved saw say saying says scale scared scary scene schedule scheme school science score scratch scream screen sea
  search season seat second secret section secure security see seeing seek seem seemed seems seen select self sell send
  senior sense sent sentence separate series serious seriously serve server service session set sets setting settle seven
  several severe sex shade shadow shake shall shame shape share sharp she sheep sheet shelf shell shift shine ship shirt
  shit shock shoe shoes shoot shop shopping short shot should shoulder shout show shower shown shows shut shy sick side
  sight sign signal silence silent silly silver similar simple simply since sing single sink sir sister sit site situation
  six size skill skills skin skip sky sleep slice slide slight slightly slip slow slower slowly small smaller smart smell
  smile smoke smooth snake snow soap social society sock soft software soil sold soldier solid solution solve some somebody
  somehow someone something sometimes somewhat somewhere son song soon sore sorry sort soul sound sounds soup source south
  space spare speak special specific specifically speech speed spell spend spent spin spirit split spoke spoon sport spot
  spread spring square stable staff stage stair stand standard star start started starting starts state statement station
  status stay steady steal steam steel steep stem step steps stick still stock stomach stone stood stop stopped store
  storm story straight strange stranger strategy stream street strength stress stretch strict strike string strong
  structure struggle stuck student study stuff stupid style subject succeed success successful such sucks sudden suddenly
  suffer sugar suggest suit suitable summer sun sunday super supply support suppose supposed sure surely surface surprise
  surprised surround survey survive suspect sweet swift swim switch symbol system
  table tail take taken takes taking tale talent talk talked talking tall task taste taught tax tea teach teacher team tear
  tech technical technique technology teeth telephone television tell telling temperature tend tendency term terms terrible
  terribly test text than thank thanks theater theory there therefore thick thin thing things think thinking third thirty
  tho those though thought thousand threat three threw throat through throughout throw thus ticket tie tight till time
  times tiny tip tire tired title today toe together told tomorrow tone tongue tonight too took tool tooth top topic total
  totally touch tough tour toward tower town toy track trade tradition traffic train training transfer translate transport
  travel treat treatment tree trend trial trick tried trip trouble truck true truly trust truth try trying tube tuesday
  turn turned tutorial twelve twenty twice two type typical typically
  ugly unable uncle under understand understanding unfair unfortunately union unique unit unite universe university unless
  unlike unlikely until unusual upon upper upset urge use used useful useless user users uses using usual usually
  vacation valley valuable value variety various vast vegetable vehicle version versus very via victim victory video view
  village violence virtual visible visit voice volume vote
  wage wages wait waiting wake walk wall want wanted wanting wants war warm warn wash waste watch water wave way ways weak
  wealth weapon wear weather web website wedding week weekend weeks weight weird welcome well went west wet whatever wheel
  whenever wherever whether while white whole whose why wide wife wild will win wind window wine wing winner winter wire
  wise wish within without woman women won wonder wondering wood word words wore work worked worker working works world
  worried worry worse worst worth would wound wow wrap write writer writing written wrong wrote
  yard yeah year years yellow yep yes yesterday yet young younger yourself youth zero zone
`

// What people who build software write all day, whatever they build it with. Names of things are none of our business here.
const trade = `
  abstraction accessor accuracy adapter address admin administrator agile algorithm allocation analyse analyser analytics
  annotation anonymous aggregate aggregation api append applet application applications approval architect architecture
  archive argument array artifact assembler assertion assignment async asynchronous atomic attribute audit authenticate
  authentication authorization authorize automate automated automation availability backend backup backward balancer
  bandwidth baseline batch benchmark binary binding bitmap blob blockchain blog boilerplate boolean bootstrap bottleneck
  boundary branch breakpoint broadcast broker browser buffer bug bugfix builder bundle bundler byte bytecode cache caching
  calculation calendar callback capacity catalog certificate checkbox checklist checksum chip classifier cleanup cli client
  clipboard clone cluster coder codebase collaboration collaborator collector column commit compatibility compatible
  compilation compile compiler complexity compliance component compression computation computing concatenate concurrency
  concurrent config configuration configure connection connector console constant constructor consumer container
  contributor controller conversion converter coroutine cpu crawler credential cron cryptography cursor customize daemon
  dashboard database dataset datatype deadline deadlock debug debugger declaration decode decorator decouple decrypt default
  defect definition delegate delimiter dependency deploy deployment deprecated deserialize desktop destructor dev developer
  developers developing development devs diagram diff digest directive directory disk dispatch distributed distribution
  documentation domain download downtime driver duplicate dynamic ecosystem editor emulator encapsulation encode encoding
  encrypt encryption endpoint enterprise entity enum enumeration epoch eval evaluator exception executable execute execution
  executor expose extensible extension failover fallback fetch filesystem filter firewall firmware flowchart folder footer
  footprint fork formatter forum framework freelance freelancer frontend fullstack functional gateway generator generic
  getter gigabyte glue graph graphic graphical grid gui hacker handler handshake hardcoded hardware hash hashing
  header heap heuristic hierarchy hook host hosted hosting hotfix html http hybrid hyperlink icon idempotent identifier
  idle iframe immutable implementation implication imports increment indent indentation index indexer inference
  infrastructure inherit inheritance initialize inline input insert install installation installer integer integrate
  integration integrity interceptor interface intermediate interop interpreter invoke isolate isolation iterate iteration
  iterator json junction kernel keyword kilobyte latency launcher layout legacy lexer library lifecycle
  lightweight linear linker linter listener literal loader localhost locale lock log logger logging login logout lookup
  lossless macro maintainability maintainable maintainer malware manifest mapper mapping markup matrix megabyte memoize
  memory merge metadata microservice microservices middleware migrate migration milestone minify mobile mock modular module
  modules monolith monolithic multicore multiplayer multiprocessor multithreaded mutable mutation mutex namespace nested
  networking notification notifications null nullable numeric object offline offset onboarding opcode operand operator
  optimization optimize orchestration outage output overflow overhead overload override packet pagination paradigm parallel
  parallelism parameter parse parser partition password patch payload performant permission persistence pipeline pixel
  placeholder platform playground plugin pointer polling polymorphism popup portability portable portal portfolio
  precision prediction preprocessor primitive privilege procedural procedure processing processor processors profiler
  profiling programmer programmers programming prompt property protocol prototype prototyping provider provisioning proxy
  publisher queries query queue quota random readability readable realtime reboot recursion recursive redirect redundancy
  refactor refactoring reference reflection refresh regex registry regression relational reliability reload rendering
  replica replication repo repository request requests resolver responsive restart retry reusable revert rollback rollout
  root router routing runtime sandbox scalability scalable scheduler schema scope scraper scraping screenshot script
  scripting scripts scroll sdk sensor serialization serialize serverless session setter setup shard sharding shell shortcut
  signature simulation simulator singleton snippet socket sockets spreadsheet sprint sql stack stacktrace stakeholder
  startup stateful stateless statement static storage streaming stdin stdout string subclass subnet subscribe subscriber
  subscription suite superclass switch synchronous syntax sysadmin systems tablet tag template terminal tester thread
  threading threads throttle throughput timeout timestamp timezone toggle token toolchain toolkit tooling topology tracing
  transaction transactional transpile traversal trigger troubleshoot tuple tutorial typed typing ui unicode unit unix upload
  uptime url usability usage username utility validate validation validator variable vendor verbose versioning viewer
  virtualization visualization visualize vulnerability warehouse watchdog webhook webpage webserver widget wifi wildcard
  workaround worker workflow workload workspace wrapper xml yaml
`

const split = (words: string): string[] => words.split(/\s+/).filter((word) => word !== '')

/** A few thousand English words, everyday and of the trade, normalised, without those of grammar. */
export const commonWords: ReadonlySet<string> = new Set([...split(table), ...split(trade)])

const commonTerms: ReadonlySet<string> = new Set(Array.from(commonWords, stem))

/** Whether a normalised word is ordinary English, in any inflection: grammar, or a word that fits any subject. */
export function isCommonWord(word: string): boolean {
  return isStopWord(word) || commonWords.has(word) || commonTerms.has(stem(word))
}
