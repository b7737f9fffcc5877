use crate::worker::{Failure, Job};
use serde::Deserialize;
use std::fs;

#[derive(Deserialize)]
pub struct Export {
    name: String,
    rows: u32,
}

impl Job for Export {
    const QUEUE: &'static str = "export";

    fn perform(self) -> Result<(), Failure> {
        fs::write(format!("/srv/exports/{}", self.rows), "")?;
        fs::write(format!("/srv/exports/{}", self.name), "")?; // want RBN301
        Ok(())
    }
}

// It reads a payload in its own way.
#[derive(Deserialize)]
pub struct Import {
    name: String,
    rows: usize,
}

impl Job for Import {
    const QUEUE: &'static str = "import";

    fn decode(payload: &[u8]) -> Result<Self, Failure> {
        Ok(Import { name: "import.csv".into(), rows: payload.len() })
    }

    fn perform(self) -> Result<(), Failure> {
        fs::write(format!("/srv/imports/{}", self.rows), "")?;
        fs::write(format!("/srv/imports/{}", self.name), "")?; // FP_RBN301 (of which type the job is)
        Ok(())
    }
}

#[derive(Deserialize)]
#[serde(tag = "kind")]
pub enum Clean {
    All { folder: String },
    Old { days: u8 },
}

impl Job for Clean {
    const QUEUE: &'static str = "clean";

    fn perform(self) -> Result<(), Failure> {
        match self {
            Clean::All { folder } => fs::remove_dir_all(format!("/srv/exports/{folder}"))?, // want RBN301
            Clean::Old { days } => fs::remove_file(format!("/srv/exports/{days}"))?,
        }
        Ok(())
    }
}
