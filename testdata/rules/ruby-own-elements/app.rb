# A Struct whose class has a method [] or []= of its own: its fields are not read and written by that.
require 'sinatra'

Reply = Struct.new(:body, :status) do
  def [](key) = body[key]

  def []=(key, value)
    body[key.upcase] = value
  end
end

Fixed = Struct.new(:body, :status) do
  def [](_key) = 'date'
end

Call = Data.define(:name, :target) do
  def [](place) = place.zero? ? name : 'none'
end

get('/') do
  reply = Reply.new({ 'text' => params[:text] }, '200')
  system("#{reply.status}")
  system("#{reply['text']}") # want RBN201
  system("#{reply.body['text']}") # want RBN201

  fixed = Fixed.new(params[:text], '200')
  system("#{fixed['text']}")
  system("#{fixed.status}")
  system("#{fixed.body}") # want RBN201
  fixed.status = params[:status]
  system("#{fixed.status}") # want RBN201

  call = Call.new(name: params[:name], target: 'x')
  system("#{call.target}")
  system("#{call.name}") # want RBN201
  system("#{call[0]}") # want RBN201
end
