package suggest

import "testing"

func TestClaimantIsWhoTheSentenceNames(t *testing.T) {
	for sentence, want := range map[string]string{
		// verb after the name
		`Stoltenberg said that over the past year and a half many allies have depleted their stocks.`:                            "Stoltenberg",
		`NATO Secretary General Jens Stoltenberg has urged Ukraine’s partners to ensure that Ukraine receives weapons.`:          "NATO Secretary General Jens Stoltenberg",
		`Details: Stoltenberg noted that in resisting aggression, personnel have shown heroism.`:                                 "Stoltenberg",
		`During the Forum, Ukrainian President Volodymyr Zelenskyy announced an alliance and said that 13 manufacturers joined.`: "Ukrainian President Volodymyr Zelenskyy",
		`Ukraine’s Foreign Minister Dmytro Kuleba said following the forum that a "new era" for the industry has begun.`:         "Ukraine’s Foreign Minister Dmytro Kuleba",
		`The Ministry of Defence also stated that deliveries were on time.`:                                                      "Ministry of Defence",
		`Wendy Gilmour, the assistant secretary general, said that more firms came than expected.`:                               "Wendy Gilmour",
		`Mr. J. Smith later denied it.`:                             "Mr. J. Smith",
		`In March Zelenskyy announced that production had tripled.`: "Zelenskyy",
		`In Kyiv, Stoltenberg said that the allies had delivered.`:  "Stoltenberg",

		// around quotations
		`"From drones to de-mining, Ukraine has innovated at lightning speed," NATO Secretary General remarked.`:    "NATO Secretary General",
		`High quantity. And quickly," Stoltenberg stressed, adding that "There is no defence without industry".`:    "Stoltenberg",
		`“The minister told me that Putin said no,” Jones said.`:                                                    "Jones",
		`“We will stand by you,” said Jens Stoltenberg, the alliance’s secretary general.`:                          "Jens Stoltenberg",
		`“We have no time,” added the President of Lithuania.`:                                                      "President of Lithuania",
		`"The stronger Ukraine is, the better. So weapons for Ukraine are the way to peace," Stoltenberg stressed.`: "Stoltenberg",

		// according to
		`According to the Office of the President, representatives of 252 companies came.`: "Office of the President",
		`More than 160 companies will take part, according to Reuters.`:                    "Reuters",
		`According to Reuters the firms met on Friday.`:                                    "Reuters",

		// Ukrainian
		`Столтенберг заявив, що союзники виснажили свої запаси.`:                  "Столтенберг",
		`Президент Володимир Зеленський оголосив про створення альянсу.`:          "Президент Володимир Зеленський",
		`«Зброя для України – це шлях до миру», – сказав Єнс Столтенберг.`:        "Єнс Столтенберг",
		`Про це повідомив президент України Володимир Зеленський під час форуму.`: "президент України Володимир Зеленський",
		`За словами міністра закордонних справ Дмитра Кулеби, почалася нова ера.`: "міністра закордонних справ Дмитра Кулеби",
		`За словами Столтенберга, запаси треба поповнити.`:                        "Столтенберга",
		`„Нам потрібна зброя“, – наголосила Олена Бондар.`:                        "Олена Бондар",
	} {
		if got := Claimant(sentence); got != want {
			t.Errorf("Claimant(%s)\n got %q\nwant %q", sentence, got, want)
		}
	}
}

func TestClaimantIsEmptyWhenUnsure(t *testing.T) {
	for _, sentence := range []string{
		"",
		"The Defence Industries Forum was held in Kyiv on 29 September, bringing together over 250 firms from 30 countries.",
		"He added that NATO’s Support and Procurement Agency is overseeing a number of major initiatives.",
		"Many said that it was too late.",
		"That said, the forum went well.",
		"A spokesman for Stoltenberg said that he would come.",
		"The head of NATO said that he would come.",
		"Biden and Zelenskyy said that they agreed.",
		"Zelenskyy announced an alliance, and Kuleba said that a new era had begun.",
		"Stoltenberg said so, according to Reuters.",
		"In Kyiv Stoltenberg said that the allies had delivered.",
		"Stoltenberg was told to hurry.",
		"The ministry said nothing.",
		"Everything went according to plan.",
		"“Zelenskyy said that it was over.”",
		`"But courage alone does not stop drones.`,
		"Він додав, що агентство веде кілька програм.",
		"Міністерство оборони повідомило про поставки.",
		"У Києві заявили, що все готово.",
		"Посол заявив, що Україна отримає зброю, а Кулеба додав подробиці.",
		"said",
		", – said.",
	} {
		if got := Claimant(sentence); got != "" {
			t.Errorf("Claimant(%s) = %q, want nothing", sentence, got)
		}
	}
}

// FuzzClaimant holds that no sentence breaks it, and that whoever is named is made of the sentence's own words.
func FuzzClaimant(f *testing.F) {
	f.Add(`"Weapons for Ukraine are the way to peace," Stoltenberg stressed.`)
	f.Add("За словами Столтенберга, так.")
	f.Add("a \xff said \xff X")
	f.Add("\xff")
	f.Fuzz(func(t *testing.T, sentence string) {
		if name := Claimant(sentence); len(name) > len(sentence) {
			t.Errorf("Claimant(%q) = %q, longer than the sentence", sentence, name)
		}
		Kind(sentence)
	})
}
