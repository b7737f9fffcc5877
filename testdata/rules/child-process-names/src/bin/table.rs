use std::io::{self, BufWriter, Write};

fn emit<W: Write>(out: &mut W, text: &str) -> io::Result<()> {
    writeln!(out, "{text}")
}

fn emit_any(out: &mut dyn Write, text: &str) -> io::Result<()> {
    out.write_all(text.as_bytes())
}

// One word of the four it is given goes each way.
fn main() -> io::Result<()> {
    let args: Vec<String> = std::env::args().collect();
    match args[1].as_str() {
        "generic" => emit(&mut io::stdout(), &args[2])?,
        "any" => emit_any(&mut io::stdout().lock(), &args[2])?,
        _ => {}
    }
    eprintln!("{}", args[3]);
    let mut out = BufWriter::new(io::stdout().lock());
    writeln!(out, "{}", args[4])?;
    let mut table = csv::Writer::from_writer(io::stdout());
    table.write_record([args[5].as_str()])?;
    table.flush()
}
