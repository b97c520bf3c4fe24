// Loaded before a server: makes it listen on 127.0.0.1 only, prints the address, and ends it with the process that started it.
"use strict";
const net = require("node:net");

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (port, ...others) {
  const callback = others.find((argument) => typeof argument === "function");
  const server = listen.call(this, { host: "127.0.0.1", port: Number(port) || 0 }, callback);
  return server.once("listening", () => console.log(`listening on 127.0.0.1:${server.address().port}`));
};

// The process that started the server holds the other end of its standard input, also if it crashes.
process.stdin.on("end", () => process.exit(0)).resume();
