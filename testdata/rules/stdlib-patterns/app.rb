require 'sinatra'
WORDS = %w[a b].freeze
get '/a' do
  x = params[:a].to_s
  WORDS.grep(/#{x}/) # want RBN405
  WORDS.grep(/#{Regexp.escape(x)}/)
  WORDS.grep(Regexp.new(x)) # want RBN405
  WORDS.grep(Regexp.new(Regexp.quote(x), Regexp::IGNORECASE))
  WORDS.grep(Regexp.union(x, 'b'))
  WORDS.grep(Regexp.union(/a/, Regexp.new(x))) # want RBN405
  WORDS.grep(Regexp.union(params[:list]))
  WORDS.select { |w| w =~ /^#{x}/ } # want RBN405
  WORDS.select { |w| w.include?(x) }
  WORDS.select { |w| w.start_with?(x) }
  WORDS.select { |w| w[/#{x}/] } # want RBN405
  WORDS.select { |w| w.match(/#{x.to_i}/) }
  WORDS.map { |w| w.gsub(x, '') }
  WORDS.map { |w| w.gsub(/#{x}/, '') } # want RBN405
  WORDS.map { |w| w.sub(Regexp.new(x, true), '') } # want RBN405
  WORDS.map { |w| w.scan(/#{x.gsub(/\W/, '')}/) }
  WORDS.map { |w| w.split(x) }
  WORDS.map { |w| w.split(/#{x}/) } # want RBN405
  WORDS.map { |w| w.tr(x, '') }
  WORDS.map { |w| w.index(/#{x}/) } # want RBN405
  WORDS.map { |w| w.index(x) }
  Regexp.new("\\A#{x.downcase}\\z") # want RBN405
  re2 = /\A#{x.gsub(/[^a-z]/, '')}\z/
  WORDS.any?(re2)
  re3 = Regexp.new("\\A#{Regexp.escape(x).gsub('\\*', '.*')}\\z")
  WORDS.any?(re3)
  re4 = %r{#{x.split('*').map { |p| Regexp.escape(p) }.join('.*')}}
  WORDS.any?(re4)
  parts = x.split.map { |p| Regexp.escape(p) }
  WORDS.grep(/#{parts.join('|')}/)
  WORDS.grep(/(?:#{x.split.join('|')})/) # want RBN405
  WORDS.grep(/#{x.length}/)
  WORDS.grep(/#{WORDS.find { |w| w == x }}/)
  WORDS.grep(/#{x.unpack1('H*')}/)
end
get '/f' do
  x = params[:a].to_s
  format(x, 1) # want RBN406
  format('%s', x)
  format("#{x} %d", 1) # want RBN406
  format("%-#{x.to_i}s", 'a')
  format(x.gsub('%', '%%'), 1)
  format('%' + x, 1) # want RBN406
  x % [1] # want RBN406
  "a %s" % x
  "#{x} %s" % 1 # want RBN406
  "#{x.delete('%')} %s" % 1
  "#{x.tr('%', '')} %s" % 1
  printf(x) # want RBN406
  printf("%s\n", x)
  $stdout.printf(x, 1) # want RBN406
  sprintf({ 'a' => '%d', 'b' => '%x' }.fetch(x, '%s'), 1)
  Time.now.strftime(x)
  puts x
  warn x
  sprintf(params[:list].first, 3) # want RBN406
  format(x.to_sym.to_s, 1) # want RBN406
  I18n.t(x)
end
