package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
)

// key opens what is encrypted (ISO 32000-2, section 7.6). Files that ask for no password to be read are encrypted all the same.
type key struct {
	locked  bool // it needs a password
	secret  []byte
	streams cipherKind
	strings cipherKind
}

type cipherKind int

const (
	noCipher cipherKind = iota
	rc4Cipher
	aes128
	aes256
)

// padding stands for the empty password.
var padding = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// unlock finds the key of an encrypted file, ErrLocked where the empty password does not give it.
func (f *File) unlock() error {
	if f.key != nil || f.trailer["Encrypt"] == nil {
		if f.key != nil && f.key.locked {
			return ErrLocked
		}
		return nil
	}
	d := f.dict(f.trailer["Encrypt"])
	if d == nil {
		return ErrDamaged
	}
	if k := f.emptyKey(d); k != nil {
		f.key = k
		return nil
	}
	f.key = &key{locked: true}
	return ErrLocked
}

func (f *File) emptyKey(d dict) *key {
	k := &key{streams: rc4Cipher, strings: rc4Cipher}
	version, revision := f.whole(d["V"]), f.whole(d["R"])
	if version >= 4 {
		k.streams, k.strings = f.cipherOf(d, "StmF"), f.cipherOf(d, "StrF")
	}
	if f.name(d["Filter"]) != "Standard" {
		return nil
	}
	if revision >= 5 {
		k.secret = f.longKey(d, revision)
	} else {
		k.secret = f.shortKey(d, version, revision)
	}
	if k.secret == nil {
		return nil
	}
	return k
}

// cipherOf is how streams or strings are encrypted.
func (f *File) cipherOf(d dict, which name) cipherKind {
	method := f.dict(f.dict(d["CF"])[f.name(d[which])])
	switch f.name(method["CFM"]) {
	case "V2":
		return rc4Cipher
	case "AESV2":
		return aes128
	case "AESV3":
		return aes256
	}
	return noCipher
}

// shortKey is the key of revisions 2 to 4 (algorithms 2, 4 and 5), nil where a password is needed.
func (f *File) shortKey(d dict, version, revision int) []byte {
	n := 5
	if length := f.whole(d["Length"]); version > 1 && length >= 40 && length <= 128 {
		n = length / 8
	} else if version == 4 {
		n = 16
	}
	var id string
	if ids := f.array(f.trailer["ID"]); len(ids) > 0 {
		id = f.text(ids[0])
	}
	owner, user := f.text(d["O"]), f.text(d["U"])
	if len(owner) < 32 || len(user) < 32 {
		return nil
	}
	all := append(append([]byte{}, padding...), owner[:32]...)
	all = binary.LittleEndian.AppendUint32(all, uint32(int64(f.number(d["P"]))))
	all = append(all, id...)
	if open, said := f.resolve(d["EncryptMetadata"]).(bool); revision >= 4 && said && !open {
		all = append(all, 0xff, 0xff, 0xff, 0xff)
	}
	sum := md5.Sum(all)
	for i := 0; revision >= 3 && i < 50; i++ {
		sum = md5.Sum(sum[:n])
	}
	secret := bytes.Clone(sum[:n])
	if !bytes.HasPrefix([]byte(user), proof(secret, id, revision)) {
		return nil
	}
	return secret
}

// proof is what the file keeps of the empty password, to be known by.
func proof(secret []byte, id string, revision int) []byte {
	if revision < 3 {
		return rc4ed(secret, padding)
	}
	sum := md5.Sum(append(append([]byte{}, padding...), id...))
	b := sum[:]
	for i := range 20 {
		turn := bytes.Clone(secret)
		for j := range turn {
			turn[j] ^= byte(i)
		}
		b = rc4ed(turn, b)
	}
	return b
}

func rc4ed(secret, b []byte) []byte {
	c, err := rc4.NewCipher(secret)
	if err != nil {
		return b
	}
	out := make([]byte, len(b))
	c.XORKeyStream(out, b)
	return out
}

// longKey is the key of revisions 5 and 6 (algorithm 2.A).
func (f *File) longKey(d dict, revision int) []byte {
	user, wrapped := f.text(d["U"]), f.text(d["UE"])
	if len(user) < 48 || len(wrapped) < 32 {
		return nil
	}
	if string(hashed(user[32:40], revision)) != user[:32] {
		return nil
	}
	block, err := aes.NewCipher(hashed(user[40:48], revision))
	if err != nil {
		return nil
	}
	out := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(out, []byte(wrapped[:32]))
	return out
}

// hashed is the hash of the empty password with a salt (algorithm 2.B).
func hashed(salt string, revision int) []byte {
	first := sha256.Sum256([]byte(salt))
	k := first[:]
	if revision < 6 {
		return k
	}
	for i := 0; ; i++ {
		e := bytes.Repeat(k, 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(e, e)
		sum := 0
		for _, c := range e[:16] {
			sum += int(c)
		}
		switch sum % 3 {
		case 0:
			s := sha256.Sum256(e)
			k = s[:]
		case 1:
			s := sha512.Sum384(e)
			k = s[:]
		default:
			s := sha512.Sum512(e)
			k = s[:]
		}
		if i >= 63 && int(e[len(e)-1]) <= i-31 {
			return k[:32]
		}
	}
}

// stream decrypts the bytes of a stream.
func (k *key) stream(b []byte, s stream, f *File) []byte {
	for _, filter := range f.array(s.dict["Filter"]) {
		if f.name(filter) == "Crypt" { // the identity filter, the only one that is named so in practice
			return b
		}
	}
	if s.from.number < 0 || k.locked {
		return b
	}
	return k.open(b, s.from, k.streams)
}

func (k *key) open(b []byte, of ref, kind cipherKind) []byte {
	switch kind {
	case rc4Cipher:
		return rc4ed(k.of(of, ""), b)
	case aes128:
		return unchained(k.of(of, "sAlT"), b)
	case aes256:
		return unchained(k.secret, b)
	}
	return b
}

// of is the key of one object (algorithm 1).
func (k *key) of(r ref, salt string) []byte {
	all := append(bytes.Clone(k.secret), byte(r.number), byte(r.number>>8), byte(r.number>>16), byte(r.generation), byte(r.generation>>8))
	sum := md5.Sum(append(all, salt...))
	return sum[:min(len(k.secret)+5, 16)]
}

// unchained decrypts AES in CBC mode; the vector stands before it, the padding behind.
func unchained(secret, b []byte) []byte {
	block, err := aes.NewCipher(secret)
	if err != nil || len(b) < 2*aes.BlockSize {
		return nil
	}
	vector, b := b[:aes.BlockSize], b[aes.BlockSize:]
	out := make([]byte, len(b)/aes.BlockSize*aes.BlockSize)
	cipher.NewCBCDecrypter(block, vector).CryptBlocks(out, b[:len(out)])
	if n := int(out[len(out)-1]); n >= 1 && n <= aes.BlockSize {
		out = out[:len(out)-n]
	}
	return out
}

// decrypted opens the strings of an object.
func (f *File) decrypted(o any, of ref) any {
	if f.key == nil || f.key.locked {
		return o
	}
	switch o := o.(type) {
	case string:
		return string(f.key.open([]byte(o), of, f.key.strings))
	case array:
		for i := range o {
			o[i] = f.decrypted(o[i], of)
		}
	case dict:
		for k := range o {
			o[k] = f.decrypted(o[k], of)
		}
	case stream:
		f.decrypted(o.dict, of)
	}
	return o
}
