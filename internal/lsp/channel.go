package lsp

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/creachadair/jrpc2"
)

const (
	// maxMessage is the size of the largest message that is read: a file of the largest size that is analyzed, with every
	// byte of it escaped.
	maxMessage = 32 << 20
	// maxHeader is the size of the longest line of a header, and maxHeaders of how many lines one has.
	maxHeader, maxHeaders = 4096, 64
)

// channel frames messages as the protocol does. The library's own framing makes room for as many bytes as a header
// announces, whatever that is.
//
// A goroutine reads, since nothing interrupts the reading of a standard input: after the notification exit nobody waits for
// it any more.
type channel struct {
	r      *bufio.Reader
	w      io.WriteCloser
	mu     sync.Mutex // one message at a time
	read   chan received
	closed chan struct{}
	close  sync.Once
}

type received struct {
	msg []byte
	err error
}

func newChannel(r io.Reader, w io.WriteCloser) *channel {
	c := &channel{r: bufio.NewReaderSize(r, maxHeader), w: w, read: make(chan received), closed: make(chan struct{})}
	go func() {
		defer close(c.read)
		for err := error(nil); err == nil; {
			var msg []byte
			msg, err = c.receive()
			select {
			case c.read <- received{msg, err}:
			case <-c.closed:
				return
			}
		}
	}()
	return c
}

// Send writes one message.
func (c *channel) Send(msg []byte) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	_, err := c.w.Write(fmt.Appendf(nil, "Content-Length: %d\r\n\r\n%s", len(msg), msg))
	return err
}

// Recv returns the next message; an empty one, which is answered as no message, in place of one that cannot be passed on.
func (c *channel) Recv() ([]byte, error) {
	select {
	case m, more := <-c.read:
		if !more {
			return nil, io.EOF
		}
		if m.err == nil && !sound(m.msg) {
			return nil, nil
		}
		return m.msg, m.err
	case <-c.closed:
		return nil, io.EOF
	}
}

// sound reports whether a message can be passed on. The library fails at a notification that is wrong in its form if the
// connection ends before it comes to it.
func sound(msg []byte) bool {
	all, err := jrpc2.ParseRequests(msg)
	return err != nil || !slices.ContainsFunc(all, func(r *jrpc2.ParsedRequest) bool { return r.Error != nil && r.ID == "" })
}

// receive reads one message. One that is too large is read over and comes back empty, which is answered as no message. After
// a header that is none nobody knows where the next message begins, so that is an error, which ends the connection.
func (c *channel) receive() ([]byte, error) {
	size := int64(-1)
	for n := 0; ; n++ {
		line, err := c.r.ReadSlice('\n')
		switch {
		case errors.Is(err, bufio.ErrBufferFull) || n == maxHeaders:
			return nil, errors.New("the header of a message is too long")
		case err != nil:
			return nil, err
		}
		name, value, _ := strings.Cut(strings.TrimRight(string(line), "\r\n"), ":")
		if name == "" && value == "" {
			break
		}
		if strings.EqualFold(strings.TrimSpace(name), "Content-Length") {
			if size, err = strconv.ParseInt(strings.TrimSpace(value), 10, 64); err != nil || size < 0 {
				return nil, errors.New("a message has no length that is a number")
			}
		}
	}
	switch {
	case size < 0:
		return nil, errors.New("a message comes without its length")
	case size > maxMessage:
		_, err := io.CopyN(io.Discard, c.r, size)
		return nil, err
	}
	msg := make([]byte, size)
	if _, err := io.ReadFull(c.r, msg); err != nil {
		return nil, err // a message that is cut off is none
	}
	return msg, nil
}

// Close closes the way out. The way in belongs to who opened it.
func (c *channel) Close() error {
	c.close.Do(func() { close(c.closed) })
	return c.w.Close()
}
