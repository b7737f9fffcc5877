require 'sinatra'

# What a block makes of an element stands at its place.
get '/places' do
  name, folder = [params[:name], 'main'].map { |text| text.to_s }
  system("show #{name}") # want RBN201
  system("show #{folder}")
  one, two = [params[:one], params[:two]].map(&:to_s)
  system("show #{one}") # want RBN201
  system("show #{two}") # want RBN201
  list = ['first', params[:last]].collect { |text| File.basename(text.to_s) }
  system("show #{list[0]}")
  system("show #{list[1]}") # want RBN201
  all = ['first', params[:last]].map { |text| text.to_s }
  all.each { |text| system("show #{text}") } # want RBN201
  more = ['zero'] + [params[:last]].map { |text| text.to_s }
  system("show #{more[1]}") # want RBN201
  later = [params[:last], 'two'].map { |text| text.to_s }
  later.insert(0, 'zero')
  system("show #{later[1]}") # want RBN201
  turned, = ['first', params[:last]].map { |text| text.to_s }.reverse
  system("show #{turned}") # want RBN201
  values = { one: params[:one], two: 'main' }.map { |_, text| text.to_s }
  system("show #{values[1]}") # want RBN201
  _, each = %w[a b].map { |letter| "#{letter}#{params[:end]}" }
  system("show #{each}") # want RBN201
end
