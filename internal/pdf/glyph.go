package pdf

import (
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// glyphNames are the names of glyphs that neither are letters nor letters with an accent, as Adobe's list has them.
var glyphNames = pairs(`exclam ! quotedbl " numbersign # dollar $ percent % ampersand & quotesingle ' quoteright ’
parenleft ( parenright ) asterisk * plus + comma , hyphen - minus − period . slash / zero 0 one 1 two 2 three 3 four 4 five 5 six 6
seven 7 eight 8 nine 9 colon : semicolon ; less < equal = greater > question ? at @ bracketleft [ backslash \ bracketright ]
asciicircum ^ underscore _ quoteleft ‘ braceleft { bar | braceright } asciitilde ~ exclamdown ¡ cent ¢ sterling £
fraction ⁄ yen ¥ florin ƒ section § currency ¤ quotedblleft “ guillemotleft « guillemotright » guilsinglleft ‹ guilsinglright ›
fi fi fl fl ff ff ffi ffi ffl ffl endash – emdash — dagger † daggerdbl ‡ periodcentered · middot · paragraph ¶ bullet • quotesinglbase ‚
quotedblbase „ quotedblright ” ellipsis … perthousand ‰ questiondown ¿ acute ´ circumflex ˆ tilde ˜ macron ¯ breve ˘ dotaccent ˙
dieresis ¨ ring ˚ cedilla ¸ hungarumlaut ˝ ogonek ˛ caron ˇ AE Æ ordfeminine ª Lslash Ł Oslash Ø OE Œ ordmasculine º ae æ dotlessi ı
lslash ł oslash ø oe œ germandbls ß Eth Ð eth ð Thorn Þ thorn þ Dcroat Đ dcroat đ Hbar Ħ hbar ħ Tbar Ŧ tbar ŧ Eng Ŋ eng ŋ kra ĸ
longs ſ logicalnot ¬ registered ® copyright © trademark ™ degree ° plusminus ± mu µ multiply × divide ÷ brokenbar ¦ onesuperior ¹
twosuperior ² threesuperior ³ onequarter ¼ onehalf ½ threequarters ¾ Euro € numero № afii61352 № 
hyphentwo ‐ figuredash ‒ afii00208 ― notequal ≠ lessequal ≤ greaterequal ≥ infinity ∞ approxequal ≈
partialdiff ∂ summation ∑ product ∏ integral ∫ radical √ Delta Δ Omega Ω lozenge ◊ arrowright → arrowleft ← arrowup ↑ arrowdown ↓
checkmark ✓ filledbox ■ H18543 ▪ openbullet ◦ Alpha Α Beta Β Gamma Γ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν
Xi Ξ Omicron Ο Pi Π Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ
iota ι kappa κ lambda λ nu ν xi ξ omicron ο pi π rho ρ sigma σ sigma1 ς tau τ upsilon υ phi φ chi χ psi ψ omega ω
afii10023 Ё afii10071 ё afii10050 Ґ afii10098 ґ afii10053 Є afii10101 є afii10055 І afii10103 і afii10056 Ї afii10104 ї afii10051 Ђ
afii10099 ђ afii10052 Ѓ afii10100 ѓ afii10054 Ѕ afii10102 ѕ afii10057 Ј afii10105 ј afii10058 Љ afii10106 љ afii10059 Њ afii10107 њ
afii10060 Ћ afii10108 ћ afii10061 Ќ afii10109 ќ afii10062 Ў afii10110 ў afii10145 Џ afii10193 џ`)

// accents are what names of letters end in, as combining characters.
var accents = []struct{ name, mark string }{
	{"hungarumlaut", "\u030b"},
	{"commaaccent", "\u0327"},
	{"circumflex", "\u0302"},
	{"dotaccent", "\u0307"},
	{"dieresis", "\u0308"},
	{"cedilla", "\u0327"},
	{"ogonek", "\u0328"},
	{"macron", "\u0304"},
	{"acute", "\u0301"},
	{"grave", "\u0300"},
	{"tilde", "\u0303"},
	{"caron", "\u030c"},
	{"breve", "\u0306"},
	{"ring", "\u030a"},
}

func pairs(s string) map[string]string {
	m := map[string]string{}
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' })
	for i := 0; i+1 < len(words); i += 2 {
		m[words[i]] = words[i+1]
	}
	m["space"], m["nbspace"], m["nonbreakingspace"], m["grave"] = " ", "\u00a0", "\u00a0", "`"
	m["softhyphen"], m["sfthyphen"] = "\u00ad", "\u00ad"
	return m
}

// glyphText is the text of a glyph by its name, empty where the name does not tell.
func glyphText(name string) string {
	if text, ok := glyphNames[name]; ok {
		return text
	}
	if len(name) == 1 {
		return name
	}
	if whole, _, cut := strings.Cut(name, "."); cut && whole != "" { // a.sc, one.oldstyle
		return glyphText(whole)
	}
	if parts := strings.Split(name, "_"); len(parts) > 1 && len(parts) < 8 { // f_i
		var b strings.Builder
		for _, part := range parts {
			b.WriteString(glyphText(part))
		}
		return b.String()
	}
	if text := numberedGlyph(name); text != "" {
		return text
	}
	for _, a := range accents {
		if base, found := strings.CutSuffix(name, a.name); found && len(base) == 1 {
			return norm.NFC.String(base + a.mark)
		}
	}
	return ""
}

// numberedGlyph reads the names that hold a code point: uni0411, u1F600, and afii10017 to afii10097, which are Cyrillic in order.
func numberedGlyph(name string) string {
	if n, err := strconv.Atoi(strings.TrimPrefix(name, "afii")); err == nil && strings.HasPrefix(name, "afii") {
		return cyrillicGlyph(n)
	}
	for _, prefix := range []string{"uni", "u"} {
		digits, found := strings.CutPrefix(name, prefix)
		if !found || len(digits) < 4 {
			continue
		}
		if prefix == "uni" {
			digits = digits[:4]
		}
		if v, err := strconv.ParseUint(digits, 16, 21); err == nil && v > 0 && v <= 0x10ffff && (v < 0xd800 || v > 0xdfff) {
			return string(rune(v))
		}
	}
	return ""
}

// cyrillicGlyph: the capitals from 10017 and the small letters from 10065, with Ё and ё in their places of the alphabet.
func cyrillicGlyph(n int) string {
	switch {
	case n >= 10017 && n <= 10022:
		return string(rune(0x0410 + n - 10017))
	case n >= 10024 && n <= 10049:
		return string(rune(0x0416 + n - 10024))
	case n >= 10065 && n <= 10070:
		return string(rune(0x0430 + n - 10065))
	case n >= 10072 && n <= 10097:
		return string(rune(0x0436 + n - 10072))
	}
	return ""
}

// The tables of codes that fonts are based on (ISO 32000-2, annex D).
var (
	windowsTable  = charmapTable(charmap.Windows1252)
	macTable      = charmapTable(charmap.Macintosh)
	standardTable = adobeStandard()
	symbolTable   = &[256]string{' ': " ", 0xb7: "•", 0xa7: "▪", 0xa8: "•", 0x6c: "•", 0x6e: "■", 0x75: "◆", 0xd8: "➢", 0xfc: "✓", 0x2d: "−"}
)

func namedTable(n name, otherwise *[256]string) *[256]string {
	switch n {
	case "WinAnsiEncoding":
		return windowsTable
	case "MacRomanEncoding":
		return macTable
	case "StandardEncoding":
		return standardTable
	}
	return otherwise
}

func charmapTable(m *charmap.Charmap) *[256]string {
	var t [256]string
	for i := 0x20; i < 256; i++ {
		if r := m.DecodeByte(byte(i)); r != '\ufffd' {
			t[i] = string(r)
		}
	}
	t[0x7f], t[0xad] = "", strings.ReplaceAll(t[0xad], "\u00ad", "-")
	return &t
}

// adobeStandard is the encoding of fonts that name none.
func adobeStandard() *[256]string {
	var t [256]string
	for i := ' '; i <= '~'; i++ {
		t[i] = string(i)
	}
	t['\''], t['`'] = "’", "‘"
	for from, glyphs := range map[int]string{
		0xa1: "¡ ¢ £ ⁄ ¥ ƒ § ¤ ' “ « ‹ › fi fl", 0xb1: "– † ‡ ·", 0xb6: "¶ • ‚ „ ” » … ‰", 0xbf: "¿", 0xc1: "` ´ ˆ ˜ ¯ ˘ ˙ ¨", 0xca: "˚ ¸",
		0xcd: "˝ ˛ ˇ —", 0xe1: "Æ", 0xe3: "ª", 0xe8: "Ł Ø Œ º", 0xf1: "æ", 0xf5: "ı", 0xf8: "ł ø œ ß",
	} {
		for i, glyph := range strings.Fields(glyphs) {
			t[from+i] = glyph
		}
	}
	return &t
}
