require 'sinatra'
require 'pathname'

CHARACTERS = 'abcdef'.freeze

# What is known of a text because it is a line, a part or a character of another one.
post '/lines' do
  params[:list].each_line(chomp: true) do |line|
    next unless line =~ /^\w+$/
    system("item #{line}")
  end
  params[:other].each_line do |line|
    next unless line =~ /^\w+$/ # want RBN001
    system("item #{line}") # want RBN201
  end
  names = params[:names].lines(chomp: true).select { |line| line =~ /^\w+$/ }
  system("item #{names.join(' ')}")
end

post '/parts' do
  params[:list].split("\n").each do |line|
    system("item #{line}") if line.match?(/^\w+$/)
  end
  params[:other].split(',').each do |line|
    next unless line.match?(/^\w+$/) # want RBN001
    system("item #{line}") # want RBN201
  end
  first = params[:list].split("\n").first
  system("item #{first}") if first =~ /^\w+$/
end

post '/console' do
  name = $stdin.gets.chomp
  system("item #{name}") if name =~ /^\w+$/
  more = $stdin.read.chomp
  system("item #{more}") if more =~ /^\w+$/ # want RBN001 RBN201
end

# Each character.
post '/characters' do
  a = params[:a]
  system("q #{a}") if a.each_char.all? { |c| ('a'..'z').cover?(c) || c == '-' }
  b = params[:b]
  system("q #{b}") if b.chars.all? { |c| c =~ /[a-z-]/ }
  c = params[:c]
  system("q #{c}") if c.chars.all? { |x| CHARACTERS.include?(x) }
  d = params[:d]
  system("q #{d}") unless d.chars.any? { |x| x =~ /\W/ }
  e = params[:e]
  system("q #{e}") unless e.each_char.any? { |x| x =~ /\W/ }
  f = params[:f]
  system("q #{f}") if f.chars.any? { |x| ('a'..'z').cover?(x) } # want RBN201
  g = params[:g]
  system("q #{g}") if ('a'..'z').cover?(g) # want RBN201
  h = params[:h]
  system("q #{h}") if h.chars.all? { |x| x != ';' } # want RBN201
end

# Nothing but what was taken out.
post '/left' do
  a = params[:a]
  system("q #{a}") if a.gsub(/[a-z]/, '') == ''
  b = params[:b]
  system("q #{b}") if b.gsub(/[;&]/, '') == '' # want RBN003 RBN201
  c = params[:c]
  system("q #{c}") if c.delete('^a-z').empty? # want RBN003 RBN201
  d = Array(params[:d])
  system("q #{d.first}") if d.grep_v(/\A\w+\z/).empty?
  e = Array(params[:e])
  system("q #{e.first}") if e.reject { |x| x =~ /\A\w+\z/ }.empty?
  f = Array(params[:f])
  system("q #{f.first}") if f.select { |x| x =~ /\A\w+\z/ }.empty? # want RBN003 RBN201
  g = Array(params[:g])
  system("q #{g.first}") if g.select { |x| x =~ /\W/ }.empty?
  h = Array(params[:h])
  halt 400 if h.find { |x| x !~ /\A\w+\z/ }
  system("q #{h.first}")
end

# Lists that are written out.
post '/written' do
  halt 400 unless [params[:a], params[:b]].none?(/\W/)
  system("q #{params[:a]} #{params[:b]} #{params[:c]}") # want RBN201
  system("q #{params[:a]} #{params[:b]}")
end

# Parts of paths.
get '/paths' do
  a = params[:a]
  File.read("/srv/#{a}") if a.split('/').none? { |part| part == '..' }
  b = params[:b]
  File.read("/srv/#{b}") if b.split('/').all? { |part| part.match?(/\A\w+\z/) }
  c = params[:c]
  File.read("/srv/#{c}") if c.split('/').all? { |part| part.match?(/\A[.\w]+\z/) } # want RBN301
  d = Pathname(params[:d])
  halt 403 if d.absolute? || d.each_filename.any? { |part| part == '..' }
  File.read(File.join('/srv', d))
  e = Pathname(params[:e])
  halt 403 if e.each_filename.any? { |part| part == '.' }
  File.read(File.join('/srv', e)) # want RBN301
end

before '/passed/*' do
  pass if params[:skip]
  halt 400 unless params[:m] =~ /\A\d+\z/
end

post '/passed/on' do
  system("q #{params[:m]}") # want RBN201
end

before '/refused/*' do
  halt 400 unless params[:m] =~ /\A\d+\z/
  pass if params[:skip]
  halt 400 unless params[:n] =~ /\A\d+\z/
end

post '/refused/on' do
  system("q #{params[:m]}")
  system("q #{params[:n]}") # want RBN201
end

helpers do
  def state_of(name)
    return :missing if name.nil?

    name.match?(/\A\w+\z/) ? :good : :odd
  end

  def checked(name)
    { ok: name.to_s.match?(/\A\w+\z/), value: name }
  end
end

# One of several words, or of several values.
post '/words' do
  system("q #{params[:a]}") if state_of(params[:a]) == :good
  system("q #{params[:b]}") if state_of(params[:b]) == :odd # want RBN201
  system("q #{params[:c]}") unless state_of(params[:c]) != :good
  case state_of(params[:d])
  when :good then system("q #{params[:d]}")
  when :odd then system("log #{params[:d]}") # want RBN201
  end
  system("q #{params[:e]}") if checked(params[:e])[:ok]
  system("q #{params[:f]}") if checked(params[:f])[:value] # want RBN201
end
