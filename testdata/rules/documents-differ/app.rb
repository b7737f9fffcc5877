require "sinatra/base"
require "active_record"
require "json"

class Note < ActiveRecord::Base; end

class Notes < Sinatra::Base
  enable :sessions

  get "/notes" do # want RBN734
    "page #{params[:page].to_i}" # want RBN733
  end

  post "/notes" do # want RBN731
    "new"
  end

  get "/internal" do # want RBN731
    "internal"
  end

  get "/reports/:id" do # want RBN735
    halt 401 unless session[:user]
    "report"
  end

  get "/files" do # want RBN733
    File.read("files/#{params[:name]}.txt") # want RBN301 RBN736
  end

  post "/files" do
    body = JSON.parse(request.body.read)
    File.write("files/#{body['name']}.txt", "") # want RBN301 RBN736
  end

  post "/records" do
    Note.create(params).id.to_s # want RBN703
  end

  post "/records/exact" do
    Note.create(params).id.to_s # want RBN703
  end

  get "/all" do
    params.map { |name, value| name.size + value.size }.sum.to_s
  end

  # It is read twice, and the second time it does harm.
  post "/exports" do
    target = File.join("/srv/exports", "list.#{params[:format]}") # want RBN736
    system("export --format #{params[:format]} --out #{target}") # want RBN201
    "exported"
  end

  # Of the parameters only those are taken that it names.
  post "/parts" do # want RBN733
    name, size = params.values_at(:name, :size) # want RBN733
    rest = params.slice("colour", "weight") # want RBN733
    (name.size + size.size + rest.size).to_s
  end

  post "/parts/some" do
    keys = %w[a b].sample(2)
    params.slice(*keys).size.to_s
  end

  get "/keyed" do # want RBN735
    halt 401 unless Rack::Utils.secure_compare(ENV.fetch("KEY"), request.env["HTTP_X_KEY"].to_s)
    request.env["HTTP_X_SHELF"].to_s.length.to_s # want RBN733
  end

  get(%r{/logs/(\d+)(?:\.txt)?}) { "log" } # want RBN731
  get(%r{/any/(.*)}) { "any" }

  post "/raw" do
    request.body.read.length.to_s
  end
end
