require 'sinatra'
require 'words/native'

get '/words' do
  words = Words.new(params[:a])
  words.read(params[:b])
  words.kept
  words.write!(params[:c], 'x')
  words.write!('x', params[:d])
  Words.open(params[:e])
  words.number(params[:f].to_i)
  Tool.run(params[:g])
  Inner.run_never(params[:h])
  Words.never(params[:i])
  'x'.shell(params[:j])
  shelf = Shelf.new(params[:k])
  shelf.kept
  Shelf.import(params[:l], 1)
  Shelf.import_known(params[:m])
  `ls #{Shelf.count(params[:n])}`
  'done'
end
