require 'sinatra'
require_relative 'quill/quill'

get('/embed') { Quill.embed(params[:path].to_s).first }
get('/run') { Quill.run(params[:line].to_s).to_s }
get('/apart') { Quill.run_apart(params[:word].to_s).to_s }
get('/room') { Quill.room(params[:size].to_i).size.to_s }
get('/grown') { Quill.grown(params[:size].to_i).size.to_s }
get('/pair') { Quill.pair(params[:name].to_s, params[:rest].to_s).size.to_s }
get('/plain') { Quill.embed_plain(params[:path].to_s).size.to_s }
get('/shelve') { Quill.shelve(params[:path].to_s).size.to_s }
get('/shelved') { Quill.shelved.to_s }
get('/curried') { Quill.curried(params[:path].to_s) { |name| File.read("/srv/#{name}") }.to_s }
get('/nothing') { Quill.nothing.to_s }

get '/tags' do
  Quill.each_tag(params[:doc].to_s) { |tag| File.read("/srv/tags/#{tag}") } # want RBN301
  Quill.each_tag('home') { |tag| File.read("/srv/tags/#{tag}") }
end

get '/names' do
  Quill.each_name(params[:doc].to_s) do |name, size|
    File.read("/srv/sizes/#{size}")
    File.read("/srv/names/#{name}") # want RBN301
  end
end

get '/lines' do
  Quill.each_line(params[:doc].to_s) do |line, number|
    File.read("/srv/numbers/#{number}")
    File.read("/srv/lines/#{line}") # want RBN301
  end
end
