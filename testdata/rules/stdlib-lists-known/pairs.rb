require 'sinatra'

# Lists of pairs, of which one side is the program's own.
post '/pairs' do
  names = params[:names].split(',')
  system("echo #{names.zip([1, 2]).map(&:first).join(' ')}") # want RBN201
  system("echo #{names.zip([1, 2]).map(&:last).join(' ')}")
  system("echo #{[1, 2].zip(names).map(&:last).join(' ')}") # want RBN201
  system("echo #{[1, 2].zip(names).map(&:first).join(' ')}")
  system("echo #{names.zip([1, 2], %w[a b]).map(&:last).join(' ')}")
  system("echo #{names.zip([1, 2]).sort_by(&:last).map { |pair| pair.last }.join(' ')}")
  system("echo #{names.zip([1, 2]).reject { |pair| pair.last > 1 }.map(&:first).join(' ')}") # want RBN201
  system("echo #{names.each_with_index.to_a.map(&:last).join(' ')}")
  system("echo #{names.each_with_index.map(&:first).join(' ')}") # want RBN201
  system("echo #{names.product(%w[a b]).map(&:last).join(' ')}")
  system("echo #{names.partition { |name| name.match?(/\A\w+\z/) }.last.join(' ')}") # want RBN201
  system("echo #{names.partition { |name| name.match?(/\A\w+\z/) }.first.join(' ')}")
  ''
end

post '/made' do
  names = params[:names].split(',')
  sized = names.map { |name| [name, name.size] }
  system("echo #{sized.map(&:last).join(' ')}")
  system("echo #{sized.map(&:first).join(' ')}") # want RBN201
  system("echo #{sized.sort_by(&:last).map { |pair| pair.last }.join(' ')}")
  system("echo #{sized.sort_by { |pair| -pair.last }.map { |pair| pair.first }.join(' ')}") # want RBN201
  grown = names.map { |name| [name, name.size] }
  system("echo #{grown.each { |pair| pair << pair.shift }.map(&:last).join(' ')}") # want RBN201
  ''
end

post '/tables' do
  counts = params[:names].split(',').tally
  system("echo #{counts.sort_by { |_, n| n }.map(&:last).join(' ')}")
  system("echo #{counts.sort_by { |_, n| n }.map(&:first).join(' ')}") # want RBN201
  system("echo #{counts.map(&:last).join(' ')}")
  system("echo #{counts.to_a.map(&:last).sum}")
  ''
end
