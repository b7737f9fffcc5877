//! Rows of a column, of which an exported function is told where they begin and how many they are.

#[derive(Debug, Clone, Copy)]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    pub fn within(start: u32, count: u32, rows: usize) -> Result<Self, ()> {
        let start = start as usize;
        match start.checked_add(count as usize) {
            Some(end) if end <= rows => Ok(Span { start, end }),
            _ => Err(()),
        }
    }
}

pub struct Column {
    cells: Vec<f64>,
}

impl Column {
    pub fn span(&self, start: u32, count: u32) -> Result<Span, ()> {
        Span::within(start, count, self.cells.len())
    }

    pub fn fill(&mut self, start: u32, count: u32, v: f64) -> Result<(), ()> {
        let Span { start, end } = self.span(start, count)?;
        for row in start..end {
            unsafe { *self.cells.get_unchecked_mut(row) = v };
        }
        Ok(())
    }

    pub fn fill_by_field(&mut self, start: u32, count: u32, v: f64) -> Result<(), ()> {
        let s = self.span(start, count)?;
        for row in s.start..s.end {
            unsafe { *self.cells.get_unchecked_mut(row) = v };
        }
        Ok(())
    }

    pub fn fill_here(&mut self, start: usize, count: usize, v: f64) -> Result<(), ()> {
        let end = start.checked_add(count).ok_or(())?;
        if end > self.cells.len() {
            return Err(());
        }
        for row in start..end {
            unsafe { *self.cells.get_unchecked_mut(row) = v };
        }
        Ok(())
    }

    pub fn fill_unchecked(&mut self, start: usize, count: usize, v: f64) -> Result<(), ()> {
        for row in start..start + count {
            unsafe { *self.cells.get_unchecked_mut(row) = v }; // want RBN802 RBN812
        }
        Ok(())
    }
}

#[no_mangle]
pub extern "C" fn column_fill(book: &mut Column, start: u32, count: u32, v: f64) -> bool {
    book.fill(start, count, v).is_ok()
}

#[no_mangle]
pub extern "C" fn column_fill_by_field(book: &mut Column, start: u32, count: u32, v: f64) -> bool {
    book.fill_by_field(start, count, v).is_ok()
}

#[no_mangle]
pub extern "C" fn column_fill_here(book: &mut Column, start: usize, count: usize, v: f64) -> bool {
    book.fill_here(start, count, v).is_ok()
}

#[no_mangle]
pub extern "C" fn column_fill_unchecked(book: &mut Column, start: usize, count: usize, v: f64) -> bool {
    book.fill_unchecked(start, count, v).is_ok()
}
