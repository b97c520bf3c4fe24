//! Keeps two runs from using the folder of a crate at the same time.
//!
//! The operating system holds the lock and ends it with the process, so that a crash leaves none. Nothing is left in the folder: on
//! Unix the folder itself is locked, and on Windows a file that disappears when it is closed.

use crate::diagnostic::{Code, Diagnostic};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// What a run does in the folder.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Purpose {
    /// It may be the only one there. The folder is made.
    Write,
    /// Others may read too.
    Read,
}

/// A folder that other runs do not use. If nothing is written to it, a folder that was made for it disappears again.
#[derive(Debug)]
pub(crate) struct Lock {
    /// `None` if there is no such folder, or if its file system has no locks.
    _file: Option<File>,
    /// The folders that were made, the innermost first.
    made: Vec<PathBuf>,
}

impl Lock {
    /// Locks a folder, which messages call `shown`.
    ///
    /// # Errors
    /// If another run uses the folder.
    pub(crate) fn new(folder: &Path, shown: &str, purpose: Purpose) -> Result<Self, Diagnostic> {
        let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
        let missing = folder.ancestors().take_while(is_missing);
        let made = match purpose {
            Purpose::Write => missing.map(Path::to_owned).collect(),
            Purpose::Read => Vec::new(),
        };
        // Writing the files will fail and say why.
        if purpose == Purpose::Write && fs::create_dir_all(folder).is_err() {
            return Ok(Self { _file: None, made });
        }
        match platform::lock(folder, purpose) {
            Attempt::Locked(file) => Ok(Self {
                _file: Some(file),
                made,
            }),
            Attempt::Impossible => Ok(Self { _file: None, made }),
            Attempt::Taken => {
                let message = format!("another run of armgen is using `{shown}`");
                Err(Diagnostic::error(Code::OutputLocked, message)
                    .with_help("run this again when that run has ended"))
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        for folder in &self.made {
            // This fails for a folder that is not empty.
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }
}

/// What came of locking a folder.
enum Attempt {
    Locked(File),
    Taken,
    /// Refusing to run where locks do not work would make armgen useless there.
    Impossible,
}

#[cfg(unix)]
mod platform {
    use super::{Attempt, Purpose};
    use rustix::fs::{FlockOperation, flock};
    use rustix::io::Errno;
    use std::fs::{self, File};
    use std::os::unix::fs::MetadataExt;
    use std::path::Path;

    pub(super) fn lock(folder: &Path, purpose: Purpose) -> Attempt {
        let operation = match purpose {
            Purpose::Write => FlockOperation::NonBlockingLockExclusive,
            Purpose::Read => FlockOperation::NonBlockingLockShared,
        };
        let Ok(file) = File::open(folder) else {
            return Attempt::Impossible;
        };
        match flock(&file, operation) {
            Ok(()) if is_still(folder, &file) => Attempt::Locked(file),
            // The run that made the folder may have just removed it again.
            Ok(()) | Err(Errno::WOULDBLOCK) => Attempt::Taken,
            Err(_) => Attempt::Impossible,
        }
    }

    fn is_still(folder: &Path, file: &File) -> bool {
        let identity = |found: &fs::Metadata| (found.dev(), found.ino());
        let (named, locked) = (fs::metadata(folder), file.metadata());
        matches!((&named, &locked), (Ok(named), Ok(locked)) if identity(named) == identity(locked))
    }
}

#[cfg(windows)]
mod platform {
    use super::{Attempt, Purpose};
    use std::fs::File;
    use std::os::windows::fs::OpenOptionsExt;
    use std::path::Path;

    const PATH: &str = ".armgen-lock";
    const FILE_FLAG_DELETE_ON_CLOSE: u32 = 0x0400_0000;
    const ERROR_SHARING_VIOLATION: i32 = 32;

    pub(super) fn lock(folder: &Path, purpose: Purpose) -> Attempt {
        if purpose == Purpose::Read {
            // A run that only reads makes no files.
            return Attempt::Impossible;
        }
        let mut options = File::options();
        options.write(true).create(true).share_mode(0);
        options.custom_flags(FILE_FLAG_DELETE_ON_CLOSE);
        match options.open(folder.join(PATH)) {
            Ok(file) => Attempt::Locked(file),
            Err(error) if error.raw_os_error() == Some(ERROR_SHARING_VIOLATION) => Attempt::Taken,
            Err(_) => Attempt::Impossible,
        }
    }
}

#[cfg(not(any(unix, windows)))]
mod platform {
    pub(super) fn lock(_: &std::path::Path, _: super::Purpose) -> super::Attempt {
        super::Attempt::Impossible
    }
}
