# What a block leaves in an object, its next run finds there.
require 'sinatra'

class Last
  def add(text)
    system("#{@last}") # want RBN201
    system("#{@count}")
    @last = text
    @count = text.size
  end
end

class Other
  def add(text)
    system("#{@first}")
    @last = text
  end
end

get('/') do
  last, other = Last.new, Other.new
  params[:names].each do |name|
    last.add(name)
    other.add(name)
  end

  seen, constant = [], []
  params[:names].each do |name|
    system("#{seen.last}") # want RBN201
    system("#{constant.last}")
    seen << name
    constant << 'x'
  end
end
