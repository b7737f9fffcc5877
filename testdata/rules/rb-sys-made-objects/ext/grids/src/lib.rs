//! A class whose objects a function makes for all methods of it.
use rb_sys::*;
use std::ffi::{c_void, CStr};
use std::mem::{transmute, zeroed};
use std::sync::OnceLock;

struct Grid {
    cells: Vec<f64>,
}

struct DataType(rb_data_type_t);
unsafe impl Send for DataType {}
unsafe impl Sync for DataType {}

fn data_type() -> &'static rb_data_type_t {
    static TYPE: OnceLock<DataType> = OnceLock::new();
    &TYPE.get_or_init(|| DataType(unsafe { zeroed() })).0
}

unsafe fn wrap(class: VALUE, cells: Vec<f64>) -> VALUE {
    rb_data_typed_object_wrap(class, Box::into_raw(Box::new(Grid { cells })) as *mut c_void, data_type())
}

unsafe fn unwrap<'a>(value: VALUE) -> &'a Grid {
    &*(rb_check_typeddata(value, data_type()) as *mut Grid)
}

unsafe fn unwrap_mut<'a>(value: VALUE) -> &'a mut Grid {
    &mut *(rb_check_typeddata(value, data_type()) as *mut Grid)
}

unsafe fn text(mut value: VALUE) -> String {
    CStr::from_ptr(rb_string_value_cstr(&mut value)).to_string_lossy().into_owned()
}

unsafe extern "C" fn blank(class: VALUE, size: VALUE) -> VALUE {
    wrap(class, vec![0.0; rb_num2long(size).clamp(0, 64) as usize])
}

unsafe fn load(class: VALUE, path: String) -> VALUE {
    match std::fs::read_to_string(path) {
        Ok(cells) => wrap(class, cells.split(',').map(|c| c.parse().unwrap_or(0.0)).collect()),
        Err(_) => wrap(class, Vec::new()),
    }
}

unsafe extern "C" fn year(class: VALUE, year: VALUE) -> VALUE {
    load(class, format!("years/{}", rb_num2long(year)))
}

unsafe extern "C" fn at(itself: VALUE, index: VALUE) -> VALUE {
    rb_float_new(*unwrap(itself).cells.get_unchecked(rb_num2ulong(index) as usize)) // want RBN802 from=app.rb:22
}

unsafe extern "C" fn store(itself: VALUE, index: VALUE, value: VALUE) -> VALUE {
    *unwrap_mut(itself).cells.get_unchecked_mut(rb_num2ulong(index) as usize) = rb_num2dbl(value); // want RBN802 from=app.rb:30
    value
}

unsafe extern "C" fn export(itself: VALUE, name: VALUE) -> VALUE {
    std::fs::write(text(name), format!("{:?}", unwrap(itself).cells)).ok(); // want RBN301 from=app.rb:35
    Qnil as VALUE
}

type Any = unsafe extern "C" fn() -> VALUE;

#[no_mangle]
pub unsafe extern "C" fn Init_grids() {
    let class = rb_define_class(c"Grid".as_ptr(), rb_cObject);
    rb_define_singleton_method(class, c"blank".as_ptr(), Some(transmute::<unsafe extern "C" fn(VALUE, VALUE) -> VALUE, Any>(blank)), 1);
    rb_define_singleton_method(class, c"year".as_ptr(), Some(transmute::<unsafe extern "C" fn(VALUE, VALUE) -> VALUE, Any>(year)), 1);
    rb_define_method(class, c"at".as_ptr(), Some(transmute::<unsafe extern "C" fn(VALUE, VALUE) -> VALUE, Any>(at)), 1);
    rb_define_method(class, c"[]=".as_ptr(), Some(transmute::<unsafe extern "C" fn(VALUE, VALUE, VALUE) -> VALUE, Any>(store)), 2);
    rb_define_method(class, c"export".as_ptr(), Some(transmute::<unsafe extern "C" fn(VALUE, VALUE) -> VALUE, Any>(export)), 1);
}
