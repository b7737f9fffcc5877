require "sinatra"

get("/") { "no native code" }
