# frozen_string_literal: true

require 'sinatra'

# Objects whose class is not known: a method is one that they may have only if it takes as many
# arguments.
class Printer
  def emboss(options)
    system("lp -d #{options[:queue]}") # want RBN201 from=34
  end
end

class Stamp
  def emboss
    system('stamp')
  end

  def engrave(text, size = 1)
    system("engrave #{text} #{size}") # want RBN201 from=38
  end
end

class Press
  def engrave
    yield
  end

  def engrave_all(first, second, third)
    system("press #{first} #{second} #{third}")
  end
end

get '/keywords' do
  device(:printer).emboss(queue: params[:queue], copies: 2)
end

get '/optional' do
  device(:stamp).engrave(params[:text])
end

get '/others' do
  device(:press).engrave_all(params[:text])
end
