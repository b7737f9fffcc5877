# frozen_string_literal: true

require 'sinatra'
require 'prints'

# Which argument is which depends on how many there are before the keywords.
post('/source') { Prints.print(params[:source], 'x', out: 'o').to_s }
post('/theme') { Prints.print('s', params[:theme], out: 'o').to_s }
post('/out') { Prints.print('s', out: params[:out], style: 'c').to_s }
post('/style') { Prints.print('s', 't', out: 'x', style: params[:style]).to_s }
post('/safe') { Prints.print('s', 't', out: 'x', safe: params[:safe]).to_s }
post('/all') { Prints.all(params[:a], 'b', out: params[:out]).to_s }

# What stands at one key is not what stands at another.
post('/path') { Prints.set_up({ path: params[:path], mode: 'm', kind: 'k', 'text' => 's' }).to_s }
post('/mode') { Prints.set_up({ path: 'p', mode: params[:mode], kind: 'k', 'text' => 's' }).to_s }
post('/kind') { Prints.set_up(path: 'p', mode: 'm', kind: params[:kind], 'text' => 's').to_s }
post('/text') { Prints.set_up({ path: 'p', mode: 'm', kind: 'k', 'text' => params[:text] }).to_s }
