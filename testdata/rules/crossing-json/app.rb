# What stands at a name in JSON is what the other side reads by that name, there and back: of a child process and of a service.

require "sinatra"
require "open3"
require "json"
require "net/http"
require "faraday"
BIN = File.expand_path("tools/target/release", __dir__)
CONN = Faraday.new(url: "http://127.0.0.1:4600") { |f| f.request :json; f.response :json }
post "/a" do
  out, _ = Open3.capture2("#{BIN}/intake", stdin_data: JSON.generate(title: params[:title], shelf: "web", pages: 1))
  r = JSON.parse(out)
  File.read("/srv/#{r['archive']}") # want RBN301
  File.read("/srv/#{r['kind']}")
  File.read("/srv/#{r['pages']}")
end
post "/b" do
  out, _ = Open3.capture2("#{BIN}/intake", stdin_data: { title: "x", shelf: params[:shelf], pages: 1 }.to_json)
  r = JSON.parse(out, symbolize_names: true)
  File.read("/srv/#{r[:archive]}")
  File.read("/srv/#{r[:shelf]}") # want RBN301
end
get "/c" do
  r = CONN.get("/cover", { title: params[:title] }).body
  File.read("/srv/#{r['file']}") # want RBN301
  File.read("/srv/#{r['weight']}")
end
get "/d" do
  r = JSON.parse(Net::HTTP.get(URI("http://127.0.0.1:4600/cover?title=#{params[:title]}")))
  File.read("/srv/#{r['file']}") # want RBN301
  File.read("/srv/#{r['weight']}")
end
post "/e" do
  r = CONN.post("/order", { title: params[:title], shelf: "x" }).body
  File.read("/srv/#{r['file']}") # want RBN301
  File.read("/srv/#{r['weight']}")
end
post "/f" do
  uri = URI("http://127.0.0.1:4600/order")
  r = JSON.parse(Net::HTTP.post(uri, { title: "t", shelf: params[:shelf] }.to_json, "Content-Type" => "application/json").body)
  File.read("/srv/#{r['file']}")
  File.read("/srv/#{r['weight']}") # want RBN301
end
post "/g" do
  out, _ = Open3.capture2("#{BIN}/line", stdin_data: JSON.generate(title: params[:title]))
  r = JSON.parse(out)
  File.read("/srv/#{r['archive']}") # want RBN301
  File.read("/srv/#{r['kind']}")
end
