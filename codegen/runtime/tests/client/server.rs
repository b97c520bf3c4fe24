//! A server on loopback, over plain http, that gives scripted answers in order and remembers what was sent.

use crate::transport::Answer;
use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

pub struct Server {
    pub url: String,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    answers: Mutex<VecDeque<Answer>>,
    sent: Mutex<Vec<Received>>,
    connections: Mutex<u32>,
}

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Received {
    /// The method and the target.
    pub call: String,
    pub authorization: Option<String>,
}

impl Server {
    /// Starts a server with the answers that are made for its URL.
    pub fn start<A: IntoIterator<Item = Answer>>(answers: impl FnOnce(&str) -> A) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(State::default());
        state.answers.lock().unwrap().extend(answers(&url));
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming() {
                *shared.connections.lock().unwrap() += 1;
                let state = Arc::clone(&shared);
                thread::spawn(move || state.serve(&stream.unwrap()));
            }
        });
        Self { url, state }
    }

    pub fn sent(&self) -> Vec<Received> {
        self.state.sent.lock().unwrap().clone()
    }

    pub fn calls(&self) -> Vec<String> {
        self.sent().into_iter().map(|sent| sent.call).collect()
    }

    /// The `Authorization` of each request.
    pub fn authorizations(&self) -> Vec<Option<String>> {
        let sent = self.sent().into_iter();
        sent.map(|sent| sent.authorization).collect()
    }

    /// How many connections there were.
    pub fn connections(&self) -> u32 {
        *self.state.connections.lock().unwrap()
    }
}

impl State {
    fn serve(&self, stream: &TcpStream) {
        let mut reader = BufReader::new(stream);
        while let Some(received) = receive(&mut reader) {
            self.sent.lock().unwrap().push(received);
            let answer = self.answers.lock().unwrap().pop_front();
            let Some(Answer::Response {
                status,
                headers,
                body,
            }) = answer
            else {
                return;
            };
            let mut text = format!("HTTP/1.1 {status} Status\r\n").into_bytes();
            for (name, value) in headers {
                write!(text, "{name}: {value}\r\n").unwrap();
            }
            if status != 204 {
                write!(text, "content-length: {}\r\n", body.len()).unwrap();
            }
            write!(text, "\r\n{body}").unwrap();
            let mut writer = stream;
            writer.write_all(&text).unwrap();
        }
    }
}

fn receive(reader: &mut impl BufRead) -> Option<Received> {
    let mut line = || {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        (!line.is_empty()).then(|| line.trim_end().to_owned())
    };
    let first = line()?;
    let (mut authorization, mut length) = (None, 0);
    loop {
        let line = line()?;
        let Some((name, value)) = line.split_once(": ") else {
            break;
        };
        match name.to_ascii_lowercase().as_str() {
            "authorization" => authorization = Some(value.to_owned()),
            "content-length" => length = value.parse().unwrap(),
            _ => {}
        }
    }
    reader.take(length).read_to_end(&mut Vec::new()).ok()?;
    Some(Received {
        call: first.trim_end_matches(" HTTP/1.1").to_owned(),
        authorization,
    })
}
