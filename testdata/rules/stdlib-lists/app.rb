require 'sinatra'
require 'set'
ALLOWED = %w[red green blue].freeze
TABLE = { 'a' => 'alpha', 'b' => 'beta' }.freeze
SIZES = { small: 1, large: 2 }.freeze

get '/last' do
  list = ['x', params[:a], 'y']
  system("t #{list.last}")
  system("t #{list[1]}") # want RBN201
  system("t #{list.first}")
  system("t #{list[-1]}")
  system("t #{list[-2]}") # want RBN201
  system("t #{list.drop(2).first}")
  system("t #{list.drop(1).first}") # want RBN201
  system("t #{list.take(1).first}")
  system("t #{list.take(2).last}") # want RBN201
  system("t #{list.first(1).join}")
  system("t #{list.last(1).join}")
  system("t #{list.last(2).join}") # want RBN201
  system("t #{list[0, 1].join}")
  system("t #{list[0..1].join}") # want RBN201
  system("t #{list[2..].join}")
  system("t #{list.values_at(0, 2).join}")
  system("t #{list.values_at(0, 1).join}") # want RBN201
  system("t #{list.at(0)}")
  system("t #{list.dig(0)}")
  system("t #{list.fetch(2)}")
  system("t #{list.reverse.first}")
  system("t #{list.rotate.first}") # want RBN201
  system("t #{%w[a b c].zip(list).map(&:last).join}") # want RBN201
end

get '/poppy' do
  list = ['x', params[:a]]
  x = list.pop
  system("t #{x}") # want RBN201
  system("t #{list.join}")
  list2 = ['x', params[:a]]
  y = list2.shift
  system("t #{y}")
  system("t #{list2.first}") # want RBN201
  list3 = [params[:a], 'z']
  list3.delete_at(0)
  system("t #{list3.join}")
  list4 = [params[:a], 'z']
  list4.clear
  system("t #{list4.join}")
  list4 << params[:b]
  system("t #{list4.join}") # want RBN201
  list5 = [params[:a]]
  list5.replace(['k'])
  system("t #{list5.join}")
  list6 = ['z']
  list6.insert(0, params[:a])
  system("t #{list6.join}") # want RBN201
  list7 = ['z']
  list7.concat([params[:a]])
  system("t #{list7.last}") # want RBN201
  list8 = ['z']
  list8.unshift(params[:a])
  system("t #{list8.first}") # want RBN201
  list9 = ['z']
  list9.push('q', params[:a])
  system("t #{list9.join}") # want RBN201
  al = []
  bl = al
  bl << params[:a]
  system("t #{al.join}") # want RBN201
  cl = al.dup
  cl.clear
  system("t #{al.join}") # want RBN201
  system("t #{cl.join}")
end

get '/part' do
  good, bad = params[:list].partition { |x| ALLOWED.include?(x) }
  system("t #{good.join(' ')}")
  system("t #{bad.join(' ')}") # want RBN201
  good2, bad2 = params[:list].partition { |x| x.match?(/\A\w+\z/) }
  system("t #{good2.join(' ')}")
  system("t #{bad2.join(' ')}") # want RBN201
  g = params[:list].group_by { |x| ALLOWED.include?(x) }
  system("t #{g[false].to_a.join(' ')}") # want RBN201
  system("t #{(params[:list] & ALLOWED).join(' ')}")
  system("t #{(ALLOWED & params[:list]).join(' ')}")
  system("t #{(params[:list] | ALLOWED).join(' ')}") # want RBN201
  system("t #{(params[:list] - ALLOWED).join(' ')}") # want RBN201
  system("t #{(ALLOWED - params[:list]).join(' ')}")
  system("t #{params[:list].intersection(ALLOWED).join(' ')}")
  system("t #{params[:list].union(ALLOWED).join(' ')}") # want RBN201
  system("t #{params[:list].difference(ALLOWED).join(' ')}") # want RBN201
  system("t #{ALLOWED.difference(params[:list]).join(' ')}")
  system("t #{(Set.new(params[:list]) & Set.new(ALLOWED)).to_a.join(' ')}")
  system("t #{(Set.new(params[:list]) | Set.new(ALLOWED)).to_a.join(' ')}") # want RBN201
  system("t #{(params[:list].to_set - ALLOWED.to_set).to_a.join(' ')}") # want RBN201
  system("t #{(ALLOWED.to_set ^ params[:list].to_set).to_a.join(' ')}") # want RBN201
  system("t #{params[:list].select { |x| ALLOWED.include?(x) }.join(' ')}")
  system("t #{params[:list].select(&ALLOWED.method(:include?)).join(' ')}")
  system("t #{params[:list].reject { |x| ALLOWED.include?(x) }.join(' ')}") # want RBN201
  system("t #{params[:list].reject { |x| !ALLOWED.include?(x) }.join(' ')}")
  system("t #{params[:list].filter_map { |x| x if ALLOWED.include?(x) }.join(' ')}")
  system("t #{params[:list].filter_map { |x| TABLE[x] }.join(' ')}")
  system("t #{params[:list].map { |x| TABLE[x] || x }.join(' ')}") # want RBN201
  system("t #{params[:list].map { |x| TABLE.fetch(x, 'none') }.join(' ')}")
  system("t #{params[:list].grep(/\A[a-z]+\z/).join(' ')}")
  system("t #{params[:list].grep(/[a-z]+/).join(' ')}") # want RBN201
  system("t #{params[:list].grep_v(/[^a-z]/).join(' ')}")
  system("t #{params[:list].take_while { |x| ALLOWED.include?(x) }.join(' ')}")
  system("t #{params[:list].drop_while { |x| ALLOWED.include?(x) }.join(' ')}") # want RBN201
  system("t #{params[:list].find { |x| ALLOWED.include?(x) }}")
  system("t #{params[:list].find_all { |x| ALLOWED.include?(x) }.first}")
  system("t #{params[:list].detect { |x| x.size > 3 }}") # want RBN201
  system("t #{ALLOWED.find { |x| x == params[:a] }}")
  system("t #{ALLOWED.find { |x| x == params[:a] } || params[:a]}") # want RBN201
  system("t #{ALLOWED.detect { |x| params[:a].start_with?(x) }}")
  system("t #{ALLOWED.select { |x| params[:list].include?(x) }.join(' ')}")
  system("t #{ALLOWED.max_by { |x| params[:a].count(x) }}")
  system("t #{ALLOWED.sort_by { |x| params[:list].index(x) || 9 }.join(' ')}")
  system("t #{ALLOWED.sample(params[:n].to_i).join}")
  system("t #{ALLOWED[params[:n].to_i]}")
  system("t #{ALLOWED.index(params[:a])}")
  system("t #{ALLOWED.fetch(params[:n].to_i) { params[:d] }}") # want RBN201
  system("t #{ALLOWED.each_with_index.find { |x, i| i == params[:n].to_i }&.first}")
end

get '/guards' do
  list = params[:list]
  halt 400 unless list.all? { |x| ALLOWED.include?(x) }
  system("t #{list.join(' ')}")
end
get '/guards2' do
  list = params[:list]
  halt 400 if list.any? { |x| !ALLOWED.include?(x) }
  system("t #{list.join(' ')}")
end
get '/guards3' do
  list = params[:list]
  halt 400 unless list.none? { |x| x =~ /\W/ }
  system("t #{list.join(' ')}")
end
get '/guards4' do
  list = params[:list]
  halt 400 unless list.any? { |x| ALLOWED.include?(x) }
  system("t #{list.join(' ')}") # want RBN201
end
get '/guards5' do
  list = params[:list]
  halt 400 unless (list - ALLOWED).empty?
  system("t #{list.join(' ')}")
end
get '/guards6' do
  list = params[:list]
  halt 400 unless list.to_set.subset?(ALLOWED.to_set)
  system("t #{list.join(' ')}")
end
get '/guards7' do
  list = params[:list]
  halt 400 unless ALLOWED.to_set.superset?(list.to_set)
  system("t #{list.join(' ')}")
end
get '/guards8' do
  list = params[:list]
  halt 400 if list.intersect?(ALLOWED)
  system("t #{list.join(' ')}") # want RBN201
end
get '/guards9' do
  list = params[:list]
  halt 400 unless list.all?(/\A\w+\z/)
  system("t #{list.join(' ')}")
end
get '/guards10' do
  list = params[:list]
  halt 400 if (list & ALLOWED).empty?
  system("t #{list.join(' ')}") # want RBN201
end
get '/guards11' do
  list = params[:list]
  halt 400 unless list == (list & ALLOWED)
  system("t #{list.join(' ')}")
end
get '/guards14' do
  list = params[:list]
  list.each { |x| halt 400 unless ALLOWED.include?(x) }
  system("t #{list.join(' ')}")
end
get '/guards15' do
  list = params[:list]
  list.each { |x| halt 400 if x.empty? }
  system("t #{list.join(' ')}") # want RBN201
end
