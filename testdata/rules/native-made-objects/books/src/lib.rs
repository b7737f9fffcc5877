#[macro_use]
extern crate rutie;

use std::fs;

use rutie::{AnyException, AnyObject, Class, Integer, Object, RString};

pub struct Book {
    dir: String,
}

wrappable_struct!(Book, BookWrapper, BOOK);

class!(Book);

fn text(arg: Result<RString, AnyException>) -> String {
    arg.map(|s| s.to_string()).unwrap_or_default()
}

methods!(
    Book,
    rtself,

    fn book_open(dir: RString) -> AnyObject {
        Class::from_existing("Book").wrap_data(Book { dir: text(dir) }, &*BOOK)
    }

    // Its names are those of methods that lists and texts have.
    fn book_fetch(name: RString) -> RString {
        RString::new_utf8(&fs::read_to_string(text(name)).unwrap_or_default()) // want RBN301 from=app.rb:28
    }

    fn book_select(page: Integer) -> RString {
        let page = page.map_or(0, |p| p.to_i64());
        RString::new_utf8(&fs::read_to_string(format!("/srv/{page}")).unwrap_or_default())
    }
);

#[no_mangle]
#[allow(non_snake_case)]
pub extern "C" fn Init_books() {
    Class::new("Book", None).define(|book| {
        book.def_self("open", book_open);
        book.def("fetch", book_fetch);
        book.def("select", book_select);
    });
}
