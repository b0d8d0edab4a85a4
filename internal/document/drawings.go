package document

import (
	"slices"
	"sync"
)

// Drawn is a text drawn with highlights: the HTML of it, and what was put off.
type Drawn struct{ HTML, Rest []byte }

// Drawings are finished drawings, kept by a hash of all that they depend on. What is the same for two readers is drawn once, also
// when both ask at the same moment. They take no more memory than they may. The zero value, and nil, keep nothing.
type Drawings struct {
	most int // bytes
	mu   sync.Mutex
	kept []*kept // the one used last at the end
}

type kept struct {
	key   [32]byte
	once  sync.Once
	drawn Drawn
	err   error
	size  int // of it, once it is there; guarded by the mutex of all
}

// NewDrawings keeps drawings of so many bytes together.
func NewDrawings(most int) *Drawings { return &Drawings{most: most} }

// Of is the drawing with this key: as it is kept, or drawn now. It is not to be changed.
func (d *Drawings) Of(key [32]byte, draw func() (Drawn, error)) (Drawn, error) {
	one := &kept{key: key}
	if d != nil && d.most > 0 {
		one = d.take(key)
	}
	one.once.Do(func() { one.drawn, one.err = draw() })
	d.settle(one)
	return one.drawn, one.err
}

// Kept is the drawing with this key, if it is still there.
func (d *Drawings) Kept(key [32]byte) (Drawn, bool) {
	if d == nil {
		return Drawn{}, false
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	i := slices.IndexFunc(d.kept, func(k *kept) bool { return k.key == key && k.size > 0 })
	if i < 0 {
		return Drawn{}, false
	}
	return d.kept[i].drawn, true
}

// take finds a drawing, or a place for one that is to be made, and puts it at the end.
func (d *Drawings) take(key [32]byte) *kept {
	d.mu.Lock()
	defer d.mu.Unlock()
	one := &kept{key: key}
	if i := slices.IndexFunc(d.kept, func(k *kept) bool { return k.key == key }); i >= 0 {
		one = d.kept[i]
		d.kept = slices.Delete(d.kept, i, i+1)
	}
	d.kept = append(d.kept, one)
	return one
}

// settle forgets a drawing that failed, and those that were used longest ago where all of them are too much.
func (d *Drawings) settle(made *kept) {
	if d == nil {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if made.err != nil {
		d.kept = slices.DeleteFunc(d.kept, func(k *kept) bool { return k == made })
	}
	made.size = len(made.drawn.HTML) + len(made.drawn.Rest)
	size := 0
	for i, one := range slices.Backward(d.kept) {
		if size += one.size; size > d.most && i < len(d.kept)-1 {
			d.kept = slices.Delete(d.kept, 0, i+1)
			return
		}
	}
}
