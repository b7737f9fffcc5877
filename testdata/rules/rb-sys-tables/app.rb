require "sinatra"
require_relative "lib/kiln"

get "/schedules" do
  Kiln.open_schedule(params[:name].to_s)
  Kiln.count(params[:name].to_s)
  Kiln.light(params[:kiln].to_s, params[:program].to_s)
  Kiln::Glaze.read(params[:name].to_s)
  Kiln::Glaze.length(params[:name].to_s)
  Kiln::Glaze.mix("celadon", params[:name].to_s)
  Kiln::Log.keep(params[:name].to_s)
  Kiln::Log.drop(params[:name].to_s)
  Kiln::Log.tail(params[:name].to_s)
  "done"
end
