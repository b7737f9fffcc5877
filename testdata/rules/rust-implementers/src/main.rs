// A function of a trait that is called by the trait's name is that of the type which is wanted of its result, or which its argument
// is of.
use std::net::UdpSocket;

pub struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        if n > self.rest.len() {
            return None;
        }
        let (head, tail) = self.rest.split_at(n);
        self.rest = tail;
        Some(head)
    }
}

pub trait Decode: Sized {
    fn decode(r: &mut Reader<'_>) -> Option<Self>;
    fn place(&self) -> usize {
        0
    }
}

macro_rules! decode_int {
    ($($t:ty),*) => {
        $(impl Decode for $t {
            fn decode(r: &mut Reader<'_>) -> Option<Self> {
                let raw = r.take(std::mem::size_of::<$t>())?;
                raw.try_into().ok().map(<$t>::from_le_bytes)
            }
        })*
    };
}

decode_int!(u8, u16, u32, u64);

// Four places, whatever the sender says.
pub struct Corner(u8);

impl Decode for Corner {
    fn decode(r: &mut Reader<'_>) -> Option<Self> {
        Some(Corner(u8::decode(r)? & 3))
    }
    fn place(&self) -> usize {
        usize::from(self.0)
    }
}

pub struct Spot(u32);

impl Decode for Spot {
    fn decode(r: &mut Reader<'_>) -> Option<Self> {
        Some(Spot(Decode::decode(r)?))
    }
    fn place(&self) -> usize {
        self.0 as usize
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(r: &mut Reader<'_>) -> Option<Self> {
        match u8::decode(r)? {
            0 => Some(None),
            _ => T::decode(r).map(Some),
        }
    }
}

macro_rules! wire_struct {
    ($name:ident { $($field:ident : $t:ty),* $(,)? }) => {
        pub struct $name {
            $(pub $field: $t),*
        }
        impl Decode for $name {
            fn decode(r: &mut Reader<'_>) -> Option<Self> {
                Some(Self { $($field: Decode::decode(r)?),* })
            }
        }
    };
}

wire_struct!(Move { who: Spot, to: Corner, x: u32, y: u32 });
wire_struct!(Turn { by: Corner, kind: u8, strict: u8 });
wire_struct!(Clock { tick: u64, zone: Option<Spot> });

macro_rules! packets {
    ($($tag:literal => $name:ident),* $(,)?) => {
        pub enum Packet { $($name($name)),* }
        impl Decode for Packet {
            fn decode(r: &mut Reader<'_>) -> Option<Self> {
                match u8::decode(r)? {
                    $($tag => $name::decode(r).map(Packet::$name),)*
                    _ => None,
                }
            }
        }
    };
}

packets! { 1 => Move, 2 => Turn, 3 => Clock }

fn main() {
    let socket = UdpSocket::bind("0.0.0.0:4600").unwrap();
    let mut buf = [0u8; 1400];
    let cells = vec![0u8; 64];
    let corners = [1u8, 2, 3, 4];
    let (n, _) = socket.recv_from(&mut buf).unwrap();
    let mut reader = Reader { rest: &buf[..n] };
    while let Some(packet) = Packet::decode(&mut reader) {
        match packet {
            Packet::Move(m) => unsafe {
                corners.get_unchecked(m.to.0 as usize);
                corners.get_unchecked(Decode::place(&m.to));
                cells.get_unchecked(m.who.0 as usize); // want RBN802
                cells.get_unchecked(Decode::place(&m.who)); // want RBN802
                cells.get_unchecked(m.x as usize); // want RBN802
                cells.get_unchecked(m.y as usize); // want RBN802
            },
            Packet::Turn(t) => unsafe {
                corners.get_unchecked(t.by.place());
                corners.get_unchecked(t.kind as usize); // want RBN802
            },
            Packet::Clock(c) => unsafe {
                cells.get_unchecked(c.tick as usize); // want RBN802
                if let Some(zone) = c.zone {
                    cells.get_unchecked(zone.place()); // want RBN802
                }
            },
        };
    }
}
