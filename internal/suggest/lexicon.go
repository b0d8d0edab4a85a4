package suggest

import "strings"

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// speechVerbs attribute what was said to their subject.
var speechVerbs = set(`
	said says stated states stressed stresses noted notes announced announces added adds explained explains claimed claims
	reported reports told argued argues insisted insists warned warns declared declares confirmed confirms denied denies
	remarked emphasised emphasized wrote writes urged
	сказав сказала сказали каже кажуть заявив заявила заявило заявили заявляє повідомив повідомила повідомило повідомили
	зазначив зазначила зазначили наголосив наголосила наголосили додав додала додали підкреслив підкреслила пояснив
	пояснила оголосив оголосила оголосило оголосили розповів розповіла розповіли стверджує стверджував стверджувала
	запевнив запевнила написав написала`)

// betweenNameAndVerb may stand between who speaks and the verb.
var betweenNameAndVerb = set("has have had also later then earlier again repeatedly publicly himself herself також пізніше раніше згодом")

// nameLinks stand inside names, never at their ends.
var nameLinks = set("of for the de la van von der den bin al")

var articles = set("the a an")

// unsureBefore are words before a name that make it something else than who speaks: "a spokesman for Stoltenberg said",
// "in Kyiv Zelenskyy said", "Biden and Zelenskyy said".
var unsureBefore = set(`
	of for in at on from by with to near after before and or than that не
	у в на з із зі від до про за для при під над між через по та і й або що як`)

// neverNames are capitalised only because a sentence begins with them, or name a time.
var neverNames = set(`
	he she it they we i you who whoever this that these those there here one nobody somebody everyone some many most few
	others another none both all each in on at by for from with to of as if when while after before since because although
	though however but and or so yet then still once also now today yesterday tomorrow later earlier meanwhile during
	until despite what which where why how having not no
	january february march april may june july august september october november december
	monday tuesday wednesday thursday friday saturday sunday
	він вона воно вони я ми ви ти хто це той та ті цей ця ці дехто ніхто всі усі багато у в на з із зі від до про за для
	при під над між через по і й або але а що як коли якщо хоча бо тому також раніше пізніше згодом сьогодні вчора завтра
	однак проте адже тоді зараз там тут нагадаємо водночас крім
	понеділок вівторок середа четвер субота неділя`)

// titleStems begin the Ukrainian titles that stand before a name in lower case.
var titleStems = []string{
	"президент", "міністр", "прем’єр", "прем'єр", "глав", "голов", "генерал", "генсек", "секретар", "речни", "посол", "посл",
	"директор", "команд", "депутат", "заступни", "віце", "очільни", "експерт", "аналіти", "журналіст",
}
