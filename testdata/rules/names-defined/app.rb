# frozen_string_literal: true

require 'liquid'
require 'mustache'
require 'sinatra/base'

# Names that are defined, files that are loaded, templates of other libraries.
class App < Sinatra::Base
  post '/names' do
    self.class.define_method(params[:name]) { 1 } # want RBN402
    self.class.define_method("show_#{params[:name]}") { 1 }
    self.class.define_method(:show) { params[:name] }
    Object.const_set(params[:name], 1) # want RBN402
    Object.const_set(:Name, params[:name])
    params[:x].try(params[:name]) # want RBN402
    params[:x].try(:size)
    binding.local_variable_set(params[:name], 1) # want RBN402
    binding.local_variable_set(:name, params[:name])
    'ok'
  end

  post '/loaded' do
    Object.autoload(:Name, params[:file]) # want RBN401
    Object.autoload(:Name, 'name.rb')
    trap('INT', params[:code]) # want RBN401
    trap('INT', 'EXIT') { params[:code] }
    'ok'
  end

  post '/templates' do
    system("p #{Liquid::Template.parse(params[:x])}") # want RBN403 RBN201
    template = Liquid::Template.new
    template.parse(params[:x]) # want RBN403
    template.parse('{{ x }}')
    Liquid::Template.parse('{{ x }}').render('x' => params[:x])
    Mustache.render(params[:x]) # want RBN403
    Mustache.render('{{ x }}', x: params[:x])
  end
end
