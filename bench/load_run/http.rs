//! A connection that asks for one thing after another. Only what the run needs of HTTP.

use std::io;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// An answer.
#[derive(Debug, Default)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) etag: Option<String>,
    /// Seconds for which shared caches may keep it.
    pub(crate) shared_for: Option<u64>,
    pub(crate) body: Vec<u8>,
    /// Bytes of head and body.
    pub(crate) bytes: usize,
}

/// A connection that stays open.
#[derive(Debug)]
pub(crate) struct Connection(BufReader<TcpStream>);

impl Connection {
    pub(crate) async fn open(address: &str) -> io::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::new(stream)))
    }

    /// Asks, and reads the whole answer.
    pub(crate) async fn get(&mut self, path: &str, etag: Option<&str>) -> io::Result<Reply> {
        self.ask(path, etag).await?;
        let (mut reply, length) = self.head().await?;
        reply.body = vec![0; length];
        self.0.read_exact(&mut reply.body).await?;
        reply.bytes += length;
        Ok(reply)
    }

    /// Asks for a stream, and reads its head.
    pub(crate) async fn follow(&mut self, path: &str) -> io::Result<u16> {
        self.ask(path, None).await?;
        Ok(self.head().await?.0.status)
    }

    /// One more line of a stream; its length is 0 at the end.
    pub(crate) async fn line(&mut self, line: &mut Vec<u8>) -> io::Result<usize> {
        line.clear();
        self.0.read_until(b'\n', line).await
    }

    async fn ask(&mut self, path: &str, etag: Option<&str>) -> io::Result<()> {
        let known = etag.map_or(String::new(), |etag| format!("If-None-Match: {etag}\r\n"));
        let text = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n{known}\r\n");
        self.0.get_mut().write_all(text.as_bytes()).await
    }

    async fn head(&mut self) -> io::Result<(Reply, usize)> {
        let (mut reply, mut length, mut line) = (Reply::default(), 0, String::new());
        loop {
            line.clear();
            let read = self.0.read_line(&mut line).await?;
            reply.bytes += read;
            let Some((name, value)) = line.split_once(": ") else {
                match (read, line.trim()) {
                    (0, _) => return Err(io::ErrorKind::UnexpectedEof.into()),
                    (_, "") => return Ok((reply, length)),
                    _ => {
                        reply.status = line
                            .split(' ')
                            .nth(1)
                            .and_then(|word| word.parse().ok())
                            .unwrap_or(0)
                    }
                }
                continue;
            };
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse().unwrap_or(0),
                "etag" => reply.etag = Some(value.to_owned()),
                "cache-control" => reply.shared_for = shared_for(value),
                _ => {}
            }
        }
    }
}

/// Seconds that `Cache-Control` gives to shared caches.
fn shared_for(value: &str) -> Option<u64> {
    let seconds = |name: &str| {
        value
            .split(", ")
            .find_map(|part| part.strip_prefix(name)?.parse().ok())
    };
    seconds("s-maxage=").or_else(|| seconds("max-age="))
}
